import { spread, type Took, timed } from './timing.ts';

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
  const median = (who: 'ours' | 'theirs', of: keyof Took) =>
    both
      .map((one) => one[who][of])
      .toSorted((a, b) => a - b)
      [both.length >> 1]?.toFixed(2);
  console.info(
    `${what}: ${median('ours', 'wall')} s against ${median('theirs', 'wall')} s, ${ratios('wall')}; ` +
      `by CPU ${median('ours', 'cpu')} s against ${median('theirs', 'cpu')} s, ${ratios('cpu')}; ${repeats} repeats`,
  );
}
