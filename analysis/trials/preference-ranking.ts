import { studentQuantile } from '#study/statistics/student';
import type { Interval } from '../statistics/bootstrap.ts';
import { bradleyTerry, comparableGroups, type Duel } from '../statistics/bradley-terry.ts';
import { strengthErrors } from '../statistics/bradley-terry-errors.ts';
import type { Preference } from './read-preferences.ts';
import { places } from './task-results.ts';

/** A clip among those that it was compared with. */
export interface RankedOption {
  /** Hash of the dataset, and the segment in it. */
  readonly dataset: string;
  readonly segment: number;
  readonly comparisons: number;
  /** Share of its comparisons in which it was preferred; neither is half. */
  readonly won: number;
  /** Log strength, 0 in the mean of the ranked; null where it has none. */
  readonly strength: number | null;
  readonly se: number | null;
  /** Null for one person, and where all people's answers cancel out so that nothing tells how far they vary. */
  readonly interval: Interval | null;
  readonly standing: Standing;
}

/** Ranked, or why not. */
type Standing = 'ranked' | 'never lost' | 'never won' | 'apart';

/** What is preferred in one block. */
export interface PreferenceRanking {
  readonly block: string;
  readonly people: number;
  readonly comparisons: number;
  /** The strongest first, then those without a strength by the share won. */
  readonly options: readonly RankedOption[];
}

/**
 * Rank the clips of every block of preferences by the first answers. Each block has its own question. Strengths can
 * be compared only among clips that all won against each other by way of others: those of the largest such group are
 * ranked if it holds more than half of the clips, and none otherwise.
 *
 * @param datasetOf hash of the dataset that a session heard
 */
export function preferenceRankings(
  preferences: readonly Preference[],
  datasetOf: (session: string) => string,
): readonly PreferenceRanking[] {
  const first = preferences.filter(({ repeats }) => repeats === null);
  return [...new Set(first.map(({ block }) => block))].map((block) =>
    rankingOf(
      block,
      first.filter((one) => one.block === block),
      datasetOf,
    ),
  );
}

/** Clips of one ranking that a page or a figure shows. */
const MOST_SHOWN = 40;

/** The options of a ranking that are shown: all, or of many the first and the last. */
export function shownOptions({ options }: PreferenceRanking): readonly RankedOption[] {
  if (options.length <= MOST_SHOWN) return options;
  return [...options.slice(0, MOST_SHOWN / 2), ...options.slice(-MOST_SHOWN / 2)];
}

interface Fought extends Duel {
  readonly session: string;
}

interface Clip {
  readonly dataset: string;
  readonly segment: number;
}

function rankingOf(
  block: string,
  own: readonly Preference[],
  datasetOf: (session: string) => string,
): PreferenceRanking {
  const clips = new Map<string, Clip>();
  const nameOf = (session: string, segment: number): string => {
    const clip = { dataset: datasetOf(session), segment };
    const name = JSON.stringify(clip);
    clips.set(name, clip);
    return name;
  };
  const pairs = own.flatMap(({ session, first, second }) => [
    nameOf(session, first),
    nameOf(session, second),
  ]);
  const { codes } = places(pairs);
  const fought = own.flatMap((one, i) => duelsOf(one, codes[2 * i] ?? 0, codes[2 * i + 1] ?? 0));
  const people = new Set(own.map(({ session }) => session)).size;
  const options = optionsOf([...clips.values()], fought);
  return { block, people, comparisons: own.length, options: options.sort(strongestFirst) };
}

/** Neither counts as half a win for both. */
function duelsOf({ session, first, winner }: Preference, a: number, b: number): readonly Fought[] {
  if (winner === null)
    return [
      { session, winner: a, loser: b, times: 0.5 },
      { session, winner: b, loser: a, times: 0.5 },
    ];
  const [won, lost] = winner === first ? [a, b] : [b, a];
  return [{ session, winner: won, loser: lost, times: 1 }];
}

function optionsOf(clips: readonly Clip[], fought: readonly Fought[]): RankedOption[] {
  const [largest = []] = comparableGroups(clips.length, fought);
  const ranked = 2 * largest.length > clips.length && largest.length > 1 ? largest : [];
  const strengths = strengthsOf(ranked, fought);
  return clips.map((clip, i) => {
    const sum = (side: 'winner' | 'loser'): number =>
      fought.reduce((times, duel) => times + (duel[side] === i ? duel.times : 0), 0);
    const [wins, losses] = [sum('winner'), sum('loser')];
    const found = strengths.get(i);
    return {
      ...clip,
      comparisons: wins + losses,
      won: wins / (wins + losses),
      ...(found ?? { strength: null, se: null, interval: null }),
      standing: found ? 'ranked' : losses === 0 ? 'never lost' : wins === 0 ? 'never won' : 'apart',
    };
  });
}

type Strength = Pick<RankedOption, 'strength' | 'se' | 'interval'>;

/** Strengths of the ranked clips from the duels among them. */
function strengthsOf(
  ranked: readonly number[],
  fought: readonly Fought[],
): ReadonlyMap<number, Strength> {
  const place = new Map(ranked.map((clip, i) => [clip, i]));
  const among = fought.flatMap((duel) => {
    const [winner, loser] = [place.get(duel.winner), place.get(duel.loser)];
    return winner === undefined || loser === undefined ? [] : [{ ...duel, winner, loser }];
  });
  const strengths = bradleyTerry(ranked.length, among) ?? [];
  const people = [...new Set(among.map(({ session }) => session))];
  const errors =
    people.length > 1
      ? strengthErrors(
          strengths,
          people.map((one) => among.filter(({ session }) => session === one)),
        )
      : [];
  return new Map(
    ranked.map((clip, i) => [clip, strengthOf(strengths[i], errors[i], people.length)]),
  );
}

/** A standard error that only rounding made. */
const NOTHING = 1e-9;

function strengthOf(strength = 0, se: number | undefined, people: number): Strength {
  if (se === undefined || se < NOTHING) return { strength, se: null, interval: null };
  const reach = se * studentQuantile(0.975, people - 1);
  return { strength, se, interval: { low: strength - reach, high: strength + reach } };
}

function strongestFirst(a: RankedOption, b: RankedOption): number {
  const known = (one: RankedOption): number => one.strength ?? Number.NEGATIVE_INFINITY;
  if (known(a) !== known(b)) return known(b) - known(a);
  return b.won - a.won || a.segment - b.segment;
}
