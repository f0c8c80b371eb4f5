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
import { Points } from './points.tsx';
import type { TrialProps } from './trial-props.ts';
import { useDigits } from './use-digits.ts';

/** Choose by a click or a digit, once everything was heard. */
function useChoice<T>(
  { clips, answer, keys }: TrialProps<T>,
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
  useDigits(count, choose, keys);
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
          <ClipCard clips={clips} clip={0} name={studyWords('first')} />
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
      <Points names={names.map((what) => studyWords('pickGroup', { what }))} choice={choice} />
    </>
  );
}

/** Two clips and a scale from surely the first to surely the second. */
export function PreferenceTrial(props: TrialProps<Preference>) {
  const { task, clips } = props;
  const choice = useChoice(props, task.points, (place) => ({ value: place + 1 }));
  const pair = [studyWords('first'), studyWords('second')] as const;
  const names = Array.from({ length: task.points }, (_, i) => String(i + 1));
  return (
    <>
      <div class="clips">
        {pair.map((name, i) => (
          <ClipCard
            key={name}
            clips={clips}
            clip={i}
            name={name}
            {...(task.points === 2 && { choice: choice(i) })}
          />
        ))}
      </div>
      {task.points > 2 && (
        <Points
          names={names}
          choice={choice}
          ends={[studyWords('surelyFirst'), studyWords('surelySecond')]}
        />
      )}
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
