import type { AxisRatings } from '#analysis/subjectivity/axis-ratings';
import { polar } from './polar.ts';

/** A rating study whose truth is known. Written apart from the estimator: plain sums, no matrices. */
export interface AxisWorld {
  readonly people: number;
  readonly clips: number;
  /** Slope that everybody shares and standard deviation of the people's own slopes. */
  readonly slope: number;
  readonly slopeSd: number;
  readonly personSd: number;
  readonly clipSd: number;
  readonly noiseSd: number;
}

/** A world with a given S: the squared shared slope and the variance of slopes add up to `strength`. */
export function worldOf(subjectivity: number, strength = 1): AxisWorld {
  return {
    people: 40,
    clips: 24,
    slope: Math.sqrt(strength * (1 - subjectivity)),
    slopeSd: Math.sqrt(strength * subjectivity),
    personSd: 0.7,
    clipSd: 0.5,
    noiseSd: 1,
  };
}

/** Draw a whole study. */
export function simulateAxis(world: AxisWorld, random: () => number): AxisRatings {
  const draw = (): number => polar(random);
  const clips = Array.from({ length: world.clips }, () => ({
    position: draw(),
    own: world.clipSd * draw(),
  }));
  const rows = Array.from({ length: world.people }, (_, person) => {
    const level = 4 + world.personSd * draw();
    const slope = world.slope + world.slopeSd * draw();
    return clips.map(({ position, own }, clip) => ({
      person,
      clip,
      position,
      rating: level + slope * position + own + world.noiseSd * draw(),
    }));
  }).flat();
  return {
    people: world.people,
    clips: world.clips,
    person: Int32Array.from(rows, (row) => row.person),
    clip: Int32Array.from(rows, (row) => row.clip),
    position: Float64Array.from(rows, (row) => row.position),
    rating: Float64Array.from(rows, (row) => row.rating),
  };
}

/** ICC(2,1) of such a world with positions of variance 1. */
export function agreementOfWorld({ slope, slopeSd, personSd, clipSd, noiseSd }: AxisWorld): number {
  const clip = slope ** 2 + clipSd ** 2;
  return clip / (clip + slopeSd ** 2 + personSd ** 2 + noiseSd ** 2);
}
