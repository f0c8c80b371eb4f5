import { fitAxis } from '#analysis/subjectivity/subjectivity';
import { taskResults } from '#analysis/trials/task-results';
import { seededRandom } from '#models/chance/seeded-random';
import { meanSquares } from '#study/statistics/mean-squares';
import { twoWayTest } from '#study/statistics/two-way-test';
import { naiveSlopeTest, naiveTest } from '../support/naive-test.ts';
import { simulateAxis, worldOf } from '../support/simulated-axis.ts';
import { choicesOf, guesses } from '../support/simulated-choices.ts';

/** People guess between two about clips that lean this way or that: the standard deviation is in logits. */
const GUESSING = [
  { people: 20, clips: 12, clipSd: 0.5 },
  { people: 40, clips: 12, clipSd: 0.5 },
  { people: 100, clips: 12, clipSd: 0.5 },
  { people: 40, clips: 24, clipSd: 0.5 },
  { people: 40, clips: 24, clipSd: 0.75 },
  { people: 40, clips: 24, clipSd: 1 },
  { people: 40, clips: 24, clipSd: 0.5, asked: 12 },
  { people: 40, clips: 24, clipSd: 1, asked: 4 },
] as const;

/** 40 people rate 24 clips that have ratings of their own, in standard deviations of one rating's error. */
const RATING = [0.25, 0.5, 1];

const LEVEL = 0.05;
/** What a test with people and clips at random may find where nothing is. */
const MOST = 0.06;

/**
 * How often tests at 5 % find something where nothing is: t over people alone, the two-way test of a whole table,
 * and what `analyse` reports. Sets the exit code where one of the last two is beyond 6 %.
 */
export async function benchFalsePositives([
  studies = '2000',
  seed = '1',
]: readonly string[]): Promise<void> {
  const random = seededRandom(Number(seed));
  for (const world of GUESSING) {
    const asked = 'asked' in world ? world.asked : world.clips;
    const rates = rejections(Number(studies), () => choiceTests(world, asked, random));
    tell(
      `${world.people} people guess about ${asked} of ${world.clips} clips, clip SD ${world.clipSd}`,
      rates,
    );
  }
  for (const clipSd of RATING) {
    const world = { ...worldOf(0, 0), clipSd };
    const rates = rejections(Number(studies), () => {
      const ratings = simulateAxis(world, random);
      return { naive: naiveSlopeTest(ratings), reported: fitAxis(ratings).p };
    });
    tell(`40 people rate 24 clips along an axis of no meaning, clip SD ${clipSd}`, rates);
  }
}

function choiceTests(world: (typeof GUESSING)[number], asked: number, random: () => number) {
  const table = guesses({ ...world, personSd: 0 }, random);
  const reported = taskResults(choicesOf(table, asked), { seed: 1, replicates: 0 })[0]?.p;
  if (reported === undefined) throw new Error('no result of the choices');
  return asked < world.clips
    ? { reported }
    : {
        naive: naiveTest(table, 0.5),
        twoWay: twoWayTest(meanSquares(table), 0.5).greater,
        reported,
      };
}

type Ps = { readonly naive?: number; readonly twoWay?: number; readonly reported: number };

/** Share of the studies in which each test rejects. */
function rejections(studies: number, study: () => Ps): Ps {
  const drawn = Array.from({ length: studies }, study);
  const share = (of: (ps: Ps) => number | undefined): number =>
    drawn.filter((ps) => (of(ps) ?? 1) < LEVEL).length / studies;
  const first = drawn[0];
  return {
    ...(first?.naive !== undefined && { naive: share(({ naive }) => naive) }),
    ...(first?.twoWay !== undefined && { twoWay: share(({ twoWay }) => twoWay) }),
    reported: share(({ reported }) => reported),
  };
}

function tell(world: string, { naive, twoWay, reported }: Ps): void {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const told = [
    ...(naive === undefined ? [] : [`over people alone ${percent(naive)}`]),
    ...(twoWay === undefined ? [] : [`two-way ${percent(twoWay)}`]),
    `reported ${percent(reported)}`,
  ];
  console.info(`${world}: ${told.join(', ')}`);
  if (Math.max(twoWay ?? 0, reported) > MOST) process.exitCode = 1;
}
