import { pearson } from '#analysis/statistics/correlation';
import { fitExplorer } from '#analysis/walk/explorer-fit';
import { seededRandom } from '#models/chance/seeded-random';
import { drawnExplorer, EXPLORER_RANGES, explorerWalk } from '../support/simulated-explorer.ts';
import { timed } from './timing.ts';

/** Simulated people walk 60 steps; prints how well the fit finds their parameters again (correlations of logarithms). */
export async function benchRecovery([
  people = '100',
  seed = '1',
]: readonly string[]): Promise<void> {
  const random = seededRandom(Number(seed));
  const walks = Array.from({ length: Number(people) }, () => {
    const explorer = drawnExplorer(random);
    return { explorer, walk: explorerWalk(explorer, random) };
  });
  let found: readonly ReturnType<typeof fitExplorer>[] = [];
  const took = await timed(async () => {
    found = walks.map(({ walk }) => fitExplorer(walk));
  });
  for (const parameter of ['lambda', 'beta', 'tau'] as const) {
    const truth = walks.map(({ explorer }) => Math.log(explorer[parameter]));
    const again = found.map((one) => Math.log(one?.[parameter] ?? Number.NaN));
    const bias = again.reduce((sum, value, i) => sum + value - (truth[i] ?? 0), 0) / again.length;
    console.info(
      `${parameter} of ${EXPLORER_RANGES[parameter].join(' to ')}: r ${pearson(truth, again)?.toFixed(3)}, bias of the logarithm ${bias.toFixed(3)}`,
    );
  }
  console.info(`${people} fits: ${took.cpu.toFixed(1)} s of CPU`);
}
