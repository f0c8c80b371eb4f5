import { useState } from 'preact/hooks';
import type { FreeLabel } from '#study/trial/free-label';
import type { Instructions } from '#study/trial/instructions';
import type { MultiStimulus } from '#study/trial/mushra';
import type { Differential } from '#study/trial/semantic-differential';
import type { SoundCheck } from '#study/trial/sound-check';
import type { TagChoice } from '#study/trial/tag-choice';
import { studyWords } from '../../words/study-words.ts';
import { ClipCard } from './clip-card.tsx';
import { Group } from './group.tsx';
import type { TrialProps } from './trial-props.ts';

/** Something to read. */
export function ReadingTrial({ task }: TrialProps<Instructions>) {
  return (
    <div class="reading">
      {task.text.split(/\n\s*\n/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}

/** Tones to count. */
export function SoundCheckTrial({
  clips,
  answer,
  volume,
}: TrialProps<SoundCheck> & { readonly volume: number }) {
  return (
    <>
      <div class="clips">
        <ClipCard clips={clips} clip={0} name={studyWords('sound')} />
      </div>
      <label class="written written--number">
        <span>{studyWords('count')}</span>
        <input
          type="number"
          inputMode="numeric"
          min={0}
          max={9}
          disabled={clips.missing.length > 0}
          onInput={({ currentTarget: { value } }) =>
            answer(
              value === ''
                ? null
                : { count: Math.min(9, Math.max(0, Math.round(Number(value)))), volume },
            )
          }
        />
      </label>
    </>
  );
}

/** Words for both groups. */
export function LabelTrial({ task, clips, answer }: TrialProps<FreeLabel>) {
  const [words, setWords] = useState({ a: '', b: '' });
  const write = (more: Partial<typeof words>) => {
    const next = { ...words, ...more };
    setWords(next);
    answer(next.a.trim() && next.b.trim() ? { a: next.a.trim(), b: next.b.trim() } : null);
  };
  return (
    <>
      <div class="groups">
        <Group clips={clips} name={studyWords('groupA')} from={0} count={task.a.length} />
        <Group
          clips={clips}
          name={studyWords('groupB')}
          from={task.a.length}
          count={task.b.length}
        />
      </div>
      <div class="groups">
        <label class="written">
          <span>{studyWords('labelA')}</span>
          <input
            maxLength={60}
            value={words.a}
            onInput={({ currentTarget }) => write({ a: currentTarget.value })}
          />
        </label>
        <label class="written">
          <span>{studyWords('labelB')}</span>
          <input
            maxLength={60}
            value={words.b}
            onInput={({ currentTarget }) => write({ b: currentTarget.value })}
          />
        </label>
      </div>
    </>
  );
}

/** Tags of which some fit. */
export function TagTrial({ task, clips, answer }: TrialProps<TagChoice>) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (tag: string) => {
    const others = chosen.filter((one) => one !== tag);
    const next = chosen.includes(tag) ? others : [...others, tag].slice(-task.most);
    setChosen(next);
    answer(next.length > 0 ? { tags: next } : null);
  };
  return (
    <>
      <div class="clips">
        <ClipCard clips={clips} clip={0} name={studyWords('sound')} />
      </div>
      <div class="tags">
        {task.tags.map((tag) => (
          <button
            key={tag}
            type="button"
            class="point point--word"
            aria-pressed={chosen.includes(tag)}
            disabled={clips.missing.length > 0}
            onClick={() => toggle(tag)}
          >
            {tag}
          </button>
        ))}
      </div>
    </>
  );
}

/** Fill the ratings in one by one; an answer only once all are there. */
function useRatings(count: number, answer: (value: unknown) => void) {
  const [ratings, setRatings] = useState<readonly (number | null)[]>(Array(count).fill(null));
  const rate = (place: number, value: number) => {
    const next = ratings.with(place, value);
    setRatings(next);
    answer(next.every((rating) => rating !== null) ? { ratings: next } : null);
  };
  return [ratings, rate] as const;
}

/** One clip on scales of two words. */
export function DifferentialTrial({ task, clips, answer }: TrialProps<Differential>) {
  const [ratings, rate] = useRatings(task.scales.length, answer);
  const off = clips.missing.length > 0;
  return (
    <>
      <div class="clips">
        <ClipCard clips={clips} clip={0} name={studyWords('sound')} />
      </div>
      <div class="scales">
        {task.scales.map(([low, high], i) => (
          <fieldset key={low} class="scale">
            <legend class="unseen">{`${low} – ${high}`}</legend>
            <span class="scale__end scale__end--low">{low}</span>
            {task.points === 0 ? (
              <input
                type="range"
                min={0}
                max={100}
                value={ratings[i] ?? 50}
                aria-label={`${low} – ${high}`}
                disabled={off}
                data-touched={ratings[i] !== null}
                onInput={({ currentTarget }) => rate(i, Number(currentTarget.value))}
              />
            ) : (
              Array.from({ length: task.points }, (_, k) => (
                <button
                  key={k}
                  type="button"
                  class="point"
                  aria-label={`${low} – ${high}: ${k + 1}`}
                  aria-pressed={ratings[i] === k + 1}
                  disabled={off}
                  onClick={() => rate(i, k + 1)}
                >
                  {k + 1}
                </button>
              ))
            )}
            <span class="scale__end">{high}</span>
          </fieldset>
        ))}
      </div>
    </>
  );
}

/** Several clips rated against a reference that is hidden among them; each only once it was heard. */
export function MushraTrial({ task, clips, answer }: TrialProps<MultiStimulus>) {
  const [ratings, rate] = useRatings(task.clips.length, answer);
  return (
    <>
      <div class="clips">
        <ClipCard clips={clips} clip={0} name={studyWords('reference')} />
      </div>
      <div class="sliders">
        {task.clips.map((segment, i) => (
          <div key={segment} class="slider">
            <ClipCard clips={clips} clip={i + 1} name={String(i + 1)} />
            <input
              type="range"
              min={0}
              max={100}
              value={ratings[i] ?? 50}
              aria-label={`${i + 1}: ${studyWords('likeness')}`}
              disabled={!clips.counts.has(i + 1)}
              data-touched={ratings[i] !== null}
              onInput={({ currentTarget }) => rate(i, Number(currentTarget.value))}
            />
            <output class="slider__value">{ratings[i] ?? '–'}</output>
          </div>
        ))}
      </div>
    </>
  );
}
