import { median, spread, type Took, timed } from './timing.ts';

/** Repeats of every comparison. */
export const REPEATS = 3;

/** Both of a comparison, in turn, `repeats` times; prints what they took and the ratios. */
export async function compare(
  what: string,
  ours: () => Promise<unknown> | unknown,
  theirs: () => Promise<Took> | Took,
  repeats = REPEATS,
): Promise<void> {
  const both: { ours: Took; theirs: Took }[] = [];
  for (let i = 0; i < repeats; i++) both.push({ ours: await timed(ours), theirs: await theirs() });
  const ratios = (of: keyof Took) => spread(both.map((one) => one.theirs[of] / one.ours[of]));
  const middle = (who: 'ours' | 'theirs', of: keyof Took) =>
    median(both.map((one) => one[who][of])).toFixed(2);
  console.info(
    `${what}: ${middle('ours', 'wall')} s against ${middle('theirs', 'wall')} s, ${ratios('wall')}; ` +
      `by CPU ${middle('ours', 'cpu')} s against ${middle('theirs', 'cpu')} s, ${ratios('cpu')}; ${repeats} repeats`,
  );
}
