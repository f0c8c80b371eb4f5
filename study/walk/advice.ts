import { fixedTarget } from '#models/guide/fixed-target';
import { type Advice, advise, type Candidate, type GuidePolicy } from '#models/guide/guide';
import { PLACEBO } from '#models/guide/placebo';
import { type Grid, nearest } from '#models/space/grid';
import type { GuidedTask } from '#study/trial/guided-walk';

/** Who points, to what, and how often it is the policy's own choice. */
export type Guidance = Pick<GuidedTask, 'policy' | 'targets' | 'strength'>;

/** Directions in which a guide may point. */
const DIRECTIONS = 8;
/** How far ahead its candidates lie, in world units. */
const REACH = 0.2;

/** An advice with the candidates that it chose from. */
export interface Pointing extends Advice {
  /** The candidate that it points to. */
  readonly place: Candidate;
  readonly policy: string;
  readonly version: number;
  readonly candidates: readonly Candidate[];
}

/** What a guided walk's guide says to somebody who stands there; null where nothing is near. */
export function pointFrom(
  task: Guidance,
  grid: Grid,
  at: { readonly x: number; readonly y: number },
  chance: number,
): Pointing | null {
  const candidates = candidatesAround(grid, at);
  if (candidates.length === 0) return null;
  const policy = policyOf(task, grid, at);
  const { x, y } = at;
  const advice = advise(policy, { x, y, candidates }, 1 - task.strength, chance);
  const place = candidates[advice.chosen];
  return place
    ? { ...advice, place, candidates, policy: policy.name, version: policy.version }
    : null;
}

function policyOf(
  { policy, targets }: Guidance,
  grid: Grid,
  at: { x: number; y: number },
): GuidePolicy {
  if (policy === 'placebo') return PLACEBO;
  const places = targets.map((target) => placeOf(grid, target));
  const squared = ({ x, y }: Candidate) => (x - at.x) ** 2 + (y - at.y) ** 2;
  const [first] = places.sort((a, b) => squared(a) - squared(b));
  return fixedTarget(first ?? at);
}

/** The segments nearest to eight places around, each once. */
function candidatesAround(grid: Grid, { x, y }: { x: number; y: number }): readonly Candidate[] {
  const found = Array.from({ length: DIRECTIONS }, (_, i) => {
    const angle = (2 * Math.PI * i) / DIRECTIONS;
    return nearest(grid, x + REACH * Math.cos(angle), y + REACH * Math.sin(angle));
  });
  return [...new Set(found)]
    .filter((segment) => segment >= 0)
    .map((segment) => placeOf(grid, segment));
}

function placeOf({ positions }: Grid, segment: number): Candidate {
  return { segment, x: positions[2 * segment] ?? 0.5, y: positions[2 * segment + 1] ?? 0.5 };
}
