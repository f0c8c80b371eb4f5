import { chanceOf } from './seed-of.ts';
import { pick } from './shuffled.ts';

/** Somebody who has or had a place. */
export interface Taken {
  readonly condition: string;
  readonly slot: number;
  /** complete and active count; stale (silent for too long) and gone (left, screened out, expired) don't. */
  readonly state: 'complete' | 'active' | 'stale' | 'gone';
}

/** What people are assigned by. */
export interface Design {
  readonly conditions: readonly { readonly id: string; readonly off?: boolean | undefined }[];
  /** People wanted in each condition; without one, there is no end. */
  readonly quota?: number | undefined;
  readonly seed: number;
}

/**
 * The next person's place: the condition with the fewest completed and active people among those that
 * are on and not full, by seeded chance among equals; in it the first slot that nobody holds. null:
 * every condition is full or off.
 */
export function assign(
  design: Design,
  taken: readonly Taken[],
): { condition: string; slot: number } | null {
  const open = design.conditions
    .filter(({ off }) => off !== true)
    .map(({ id }) => ({ id, held: heldSlots(id, taken) }))
    .filter(({ held }) => held.size < (design.quota ?? Number.POSITIVE_INFINITY));
  if (open.length === 0) return null;
  const fewest = Math.min(...open.map(({ held }) => held.size));
  const equals = open.filter(({ held }) => held.size === fewest);
  const { id, held } = pick(equals, chanceOf(design.seed, 'assign', taken.length));
  return { condition: id, slot: firstFree(held) };
}

/** Slots of a condition that completed or active people hold. */
export function heldSlots(condition: string, taken: readonly Taken[]): ReadonlySet<number> {
  const counted = taken.filter(
    (one) => one.condition === condition && (one.state === 'complete' || one.state === 'active'),
  );
  return new Set(counted.map(({ slot }) => slot));
}

function firstFree(held: ReadonlySet<number>): number {
  let slot = 0;
  while (held.has(slot)) slot++;
  return slot;
}
