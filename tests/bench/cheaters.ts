import { carefulness } from '#analysis/trials/carefulness';
import { suspicions, WORTH_A_LOOK } from '#analysis/trials/suspicion';
import { seededRandom } from '#models/chance/seeded-random';
import { areaUnderRoc } from '../support/area-under-roc.ts';
import { CHEATS, cheatedStudy } from '../support/simulated-cheaters.ts';

/** Made-up studies of 80 honest people and 20 cheaters of four kinds: how well the score tells them apart. */
export async function benchCheaters([
  studies = '20',
  seed = '1',
]: readonly string[]): Promise<void> {
  const random = seededRandom(Number(seed));
  const scored = Array.from({ length: Number(studies) }, () => {
    const { trials, order, kindOf } = cheatedStudy(80, 20, random);
    return suspicions(carefulness(trials, order)).map((one) => ({
      ...one,
      kind: kindOf.get(one.session),
    }));
  });
  const of = (wanted: (kind: string | undefined) => boolean): readonly number[] =>
    scored
      .flat()
      .filter(({ kind }) => wanted(kind))
      .map(({ score }) => score);
  const honest = of((kind) => kind === 'honest');
  const areas = scored.map((study) =>
    areaUnderRoc(
      study.filter(({ kind }) => kind !== 'honest').map(({ score }) => score),
      study.filter(({ kind }) => kind === 'honest').map(({ score }) => score),
    ),
  );
  console.info(
    `AUC, mean of ${studies} studies: ${(areas.reduce((sum, area) => sum + area, 0) / areas.length).toFixed(3)}, least ${Math.min(...areas).toFixed(3)}`,
  );
  for (const cheat of CHEATS) {
    const own = of((kind) => kind === cheat);
    const looked = own.filter((score) => score >= WORTH_A_LOOK).length / own.length;
    console.info(
      `${cheat}: AUC ${areaUnderRoc(own, honest).toFixed(3)}, ${(100 * looked).toFixed(0)} % worth a look`,
    );
  }
  const alarms = honest.filter((score) => score >= WORTH_A_LOOK).length / honest.length;
  console.info(`honest: ${(100 * alarms).toFixed(1)} % worth a look`);
}
