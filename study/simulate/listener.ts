import { seededRandom } from '#models/chance/seeded-random';
import { drawNormal } from '#study/statistics/draw';
import { standardised } from '#study/stimuli/axis-values';
import type { StimulusCatalogue } from '#study/stimuli/catalogue';
import type { Listener } from '#study/trial/kind';

/** Qualities of a clip that listeners perceive. */
const QUALITIES = 6;

/** What kind of person is simulated. */
export interface Profile {
  /** Standard deviation of what is perceived about what is there. */
  readonly noise: number;
  readonly careless: boolean;
  /** Closes the page for good at this trial; null: stays. */
  readonly leavesAt: number | null;
  /** Closes the page at this trial and comes back; null: stays. */
  readonly returnsAt: number | null;
}

/** One of many people: most listen, some answer at random, some drop out, some come back. */
export function drawProfile(random: () => number): Profile {
  const lot = random();
  const trial = Math.floor(20 * random());
  return {
    noise: 0.3 + 0.5 * random(),
    careless: lot < 0.08,
    leavesAt: lot >= 0.08 && lot < 0.16 ? trial : null,
    returnsAt: lot >= 0.16 && lot < 0.26 ? trial : null,
  };
}

/** What there is to perceive: the first components of a space, standardised. */
export function qualitiesOf(stimuli: StimulusCatalogue): readonly Float32Array[] {
  const [space] = stimuli.spaces;
  if (space === undefined) return [];
  return stimuli
    .axes(space, 'pca')
    .slice(0, QUALITIES)
    .map((label) => standardised(stimuli.values(space, 'pca', label) ?? new Float32Array()));
}

/** A listener with own sensitivities who perceives with noise. */
export function simulatedListener(
  qualities: readonly Float32Array[],
  { noise, careless }: Profile,
  seed: number,
): Listener {
  const random = seededRandom(seed);
  const gains = qualities.map(() => 1 + 0.3 * drawNormal(random));
  return {
    careless,
    random,
    hear: (segment) =>
      qualities.map(
        (values, i) => (gains[i] ?? 1) * (values[segment] ?? 0) + noise * drawNormal(random),
      ),
  };
}
