import { useState } from 'preact/hooks';
import type { ChoiceOfClips } from '#study/trial/axis-intruder';
import type { Direction } from '#study/trial/direction';
import type { HeadphoneTrial } from '#study/trial/headphones';
import type { LabelTransfer } from '#study/trial/label-transfer';
import type { Preference } from '#study/trial/preference';
import type { Similarity } from '#study/trial/similarity';
import { studyWords } from '../../words/study-words.ts';
import { ClipCard } from './clip-card.tsx';
import { Group } from './group.tsx';
import type { TrialProps } from './trial-props.ts';
import { useDigits } from './use-digits.ts';

/** Choose by a click or a digit, once everything was heard. */
function useChoice<T>(
  { clips, answer }: TrialProps<T>,
  count: number,
  answerOf: (place: number) => unknown,
) {
  const [chosen, setChosen] = useState<number | null>(null);
  const allowed = clips.missing.length === 0;
  const choose = (place: number) => {
    if (!allowed) return;
    setChosen(place);
    answer(answerOf(place));
  };
  useDigits(count, choose);
  return (place: number) => ({ chosen: chosen === place, allowed, choose: () => choose(place) });
}

/** Which one does not belong: five clips. */
export function IntruderTrial(props: TrialProps<ChoiceOfClips>) {
  const { task, clips } = props;
  const choice = useChoice(props, task.clips.length, (place) => ({ choice: place }));
  return (
    <div class="clips">
      {task.clips.map((segment, i) => (
        <ClipCard key={segment} clips={clips} clip={i} name={String(i + 1)} choice={choice(i)} />
      ))}
    </div>
  );
}

/** A reference and three candidates, or three of which one is odd. */
export function SimilarityTrial(props: TrialProps<Similarity>) {
  const { task, clips } = props;
  const first = task.reference === null ? 0 : 1;
  const count = task.candidates.length + (task.none ? 1 : 0);
  const answerOf = (place: number) => ({ choice: place < task.candidates.length ? place : -1 });
  const choice = useChoice(props, count, answerOf);
  const none = choice(task.candidates.length);
  return (
    <>
      {first === 1 && (
        <div class="clips">
          <ClipCard clips={clips} clip={0} name={studyWords('reference')} />
        </div>
      )}
      <div class="clips">
        {task.candidates.map((segment, i) => (
          <ClipCard
            key={segment}
            clips={clips}
            clip={i + first}
            name={String(i + 1)}
            choice={choice(i)}
          />
        ))}
      </div>
      {task.none && (
        <button
          type="button"
          class="point point--wide"
          aria-pressed={none.chosen}
          disabled={!none.allowed}
          onClick={none.choose}
        >
          {studyWords('none')}
        </button>
      )}
    </>
  );
}

/** Two groups, then two more clips: which is more like B? */
export function DirectionTrial(props: TrialProps<Direction>) {
  const { task, clips } = props;
  const [b, probes] = [task.a.length, task.a.length + task.b.length];
  const choice = useChoice(props, 2, (place) => ({ choice: place }));
  return (
    <>
      <div class="groups">
        <Group clips={clips} name={studyWords('groupA')} from={0} count={task.a.length} />
        <Group clips={clips} name={studyWords('groupB')} from={b} count={task.b.length} />
      </div>
      <div class="clips">
        {task.probes.map((segment, i) => (
          <ClipCard
            key={segment}
            clips={clips}
            clip={probes + i}
            name={String(i + 1)}
            choice={choice(i)}
          />
        ))}
      </div>
    </>
  );
}

/** Words of somebody else: which group do they fit? */
export function TransferTrial(props: TrialProps<LabelTransfer>) {
  const { task, clips } = props;
  const choice = useChoice(props, 2, (place) => ({ choice: place }));
  const names = [studyWords('groupA'), studyWords('groupB')];
  return (
    <>
      <p class="quoted">{studyWords('quoted', { words: task.text })}</p>
      <div class="groups">
        <Group clips={clips} name={names[0] ?? ''} from={0} count={task.a.length} />
        <Group clips={clips} name={names[1] ?? ''} from={task.a.length} count={task.b.length} />
      </div>
      <Points names={names} choice={choice} />
    </>
  );
}

/** Two clips and a scale from surely the first to surely the second. */
export function PreferenceTrial(props: TrialProps<Preference>) {
  const { task, clips } = props;
  const choice = useChoice(props, task.points, (place) => ({ value: place + 1 }));
  const names = Array.from({ length: task.points }, (_, i) => String(i + 1));
  return (
    <>
      <div class="clips">
        <ClipCard clips={clips} clip={0} name={studyWords('first')} />
        <ClipCard clips={clips} clip={1} name={studyWords('second')} />
      </div>
      <Points
        names={names}
        choice={choice}
        ends={[studyWords('surelyFirst'), studyWords('surelySecond')]}
      />
    </>
  );
}

/** Three sounds one after the other: which one is it? */
export function HeadphoneScreen(props: TrialProps<HeadphoneTrial>) {
  const choice = useChoice(props, 3, (place) => ({ choice: place }));
  const names = [1, 2, 3].map((number) => studyWords('soundNumber', { number }));
  return (
    <>
      <div class="clips">
        <ClipCard clips={props.clips} clip={0} name={studyWords('sound')} />
      </div>
      <Points names={names} choice={choice} />
    </>
  );
}

interface PointsProps {
  readonly names: readonly string[];
  readonly choice: (place: number) => { chosen: boolean; allowed: boolean; choose: () => void };
  readonly ends?: readonly [string, string];
}

/** Answers in a row. */
function Points({ names, choice, ends }: PointsProps) {
  return (
    <div class="points">
      {ends && <span class="points__end">{ends[0]}</span>}
      {names.map((name, i) => {
        const { chosen, allowed, choose } = choice(i);
        return (
          <button
            key={name}
            type="button"
            class="point"
            aria-pressed={chosen}
            disabled={!allowed}
            onClick={choose}
          >
            {name}
          </button>
        );
      })}
      {ends && <span class="points__end">{ends[1]}</span>}
    </div>
  );
}
