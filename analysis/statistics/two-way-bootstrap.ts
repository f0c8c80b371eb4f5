import { seededRandom } from '#models/chance/seeded-random';
import { type Interval, percentileInterval, type Resampling } from './bootstrap.ts';

/** One answer of a person about a clip. */
export interface Answer {
  readonly person: number;
  readonly clip: number;
  readonly value: number;
}

/**
 * 95 % percentile interval of a mean over people and clips, both drawn with replacement (Owen 2007's pigeonhole
 * bootstrap): an answer counts as often as its person times its clip were drawn. Conservative.
 */
export function twoWayBootstrap(
  answers: readonly Answer[],
  { seed, replicates }: Resampling,
): Interval | null {
  const people = 1 + answers.reduce((most, { person }) => Math.max(most, person), -1);
  const clips = 1 + answers.reduce((most, { clip }) => Math.max(most, clip), -1);
  const random = seededRandom(seed);
  const means = Array.from({ length: replicates }, () => {
    const [byPerson, byClip] = [drawCounts(people, random), drawCounts(clips, random)];
    let [sum, total] = [0, 0];
    for (const { person, clip, value } of answers) {
      const weight = (byPerson[person] as number) * (byClip[clip] as number);
      sum += weight * value;
      total += weight;
    }
    return total > 0 ? sum / total : null;
  });
  return percentileInterval(means);
}

function drawCounts(count: number, random: () => number): Float64Array {
  const counts = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const place = Math.floor(random() * count);
    counts[place] = (counts[place] as number) + 1;
  }
  return counts;
}
