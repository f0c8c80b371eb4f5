import type { WalkedTrial } from '../read/walked-trials.ts';
import type { Hearing } from '../walk/hearing.ts';
import type { Leg } from '../walk/leg.ts';
import { type Heard, measureSession } from '../walk/session-walk.ts';
import { MEASURES } from './all-measures.ts';

/** Every measure of one session by block, in the order of MEASURES. */
export type BlockMeasures = ReadonlyMap<string, readonly (number | null)[]>;

/** Measure what a session walked in each of its blocks; none where it walked fewer than two. */
export function measureBlocks(
  legs: readonly Leg[],
  heard: Heard,
  trials: readonly WalkedTrial[],
): BlockMeasures {
  const blocks = [...new Set(trials.map(({ block }) => block))].sort();
  if (blocks.length < 2) return new Map();
  return new Map(
    blocks.map((block) => {
      const own = trials.filter((trial) => trial.block === block);
      const walk = measureSession(
        legs.filter((leg) => isWithin(own, middleOf(leg))),
        heardWithin(heard, own),
      );
      return [block, MEASURES.map((measure) => measure.of(walk))];
    }),
  );
}

function isWithin(trials: readonly WalkedTrial[], t: number): boolean {
  return trials.some(({ from, to }) => t >= from && t <= to);
}

/** A leg ends where the view changes, so no leg belongs to two trials. */
function middleOf({ t }: Leg): number {
  return ((t[0] ?? 0) + (t.at(-1) ?? 0)) / 2;
}

/** What began to sound in the trials, no longer than they were open. */
function heardWithin({ hearings, runs, liked }: Heard, trials: readonly WalkedTrial[]): Heard {
  return {
    hearings: cut(hearings, trials),
    runs: runs
      .map((run) => ({ ...run, heard: cut(run.heard, trials) }))
      .filter((run) => run.heard.length > 0),
    liked: liked.filter((t) => isWithin(trials, t)),
  };
}

function cut(hearings: readonly Hearing[], trials: readonly WalkedTrial[]): readonly Hearing[] {
  return hearings.flatMap((hearing) => {
    const trial = trials.find(({ from, to }) => hearing.from >= from && hearing.from <= to);
    return trial ? [{ ...hearing, to: Math.min(hearing.to, trial.to) }] : [];
  });
}
