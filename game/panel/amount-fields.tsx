import { useEffect, useId, useState } from 'preact/hooks';
import type { Look } from '../dataset/look.ts';
import { lookWords } from '../words/look-words.ts';
import { STEPS, stepToCount } from './track-steps.ts';

interface TracksProps {
  /** null: all. */
  readonly tracks: number | null;
  readonly all: number;
  readonly change: (part: Partial<Look>) => void;
}

/** The map follows once the slider rests. */
const REST_MS = 160;

/** How many tracks are on the map (F2): 1 ... all. */
export function TracksField({ tracks, all, change }: TracksProps) {
  const id = useId();
  const [moved, setMoved] = useState<number | null>(null);
  const count = moved ?? Math.min(tracks ?? all, all);
  useEffect(() => {
    if (moved === null) return;
    const timer = setTimeout(() => {
      change({ tracks: moved >= all ? null : moved });
      setMoved(null);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [moved]);
  const share = all > 1 ? Math.log(count) / Math.log(all) : 1;
  return (
    <div class="amount">
      <div class="amount__line">
        <label class="field__name" for={id}>
          {lookWords('tracks')}
        </label>
        <span class="amount__value">{lookWords('tracksOf', { shown: count, all })}</span>
      </div>
      <input
        id={id}
        type="range"
        class="amount__slider"
        min="0"
        max={STEPS}
        value={Math.round(STEPS * share)}
        aria-valuetext={lookWords('tracksOf', { shown: count, all })}
        onInput={({ currentTarget }) => setMoved(stepToCount(Number(currentTarget.value), all))}
      />
    </div>
  );
}

const EVERY = [1, 2, 3, 5, 10, 20] as const;

/** Thinning: every n-th segment of a track (F24). */
export function EveryField({ every, change }: Pick<TracksProps, 'change'> & { every: number }) {
  const id = useId();
  const options = [...new Set<number>([...EVERY, every])].sort((a, b) => a - b);
  return (
    <div class="field">
      <label class="field__name" for={id}>
        {lookWords('every')}
      </label>
      <select
        id={id}
        class="field__value"
        value={String(every)}
        onChange={({ currentTarget }) => {
          change({ every: Number(currentTarget.value) });
          currentTarget.blur();
        }}
      >
        {options.map((option) => (
          <option key={option} value={String(option)}>
            {everyName(option)}
          </option>
        ))}
      </select>
    </div>
  );
}

function everyName(every: number): string {
  if (every === 1) return lookWords('everyOne');
  const small = { 2: lookWords('second'), 3: lookWords('third') } as Readonly<
    Record<number, string>
  >;
  const nth = small[every] ?? lookWords('nth', { number: every });
  return lookWords('everyNth', { nth });
}
