import * as z from 'zod/mini';
import { Apart } from '#study/stimuli/apart';
import type { Poles } from '#study/stimuli/poles';
import { count, Name } from './block-fields.ts';
import type { DrawContext, Pole } from './kind.ts';

/** Fields of blocks about the ends of axes. */
export const AXES = {
  axes: z.array(Name).check(z.minLength(1), z.describe('Names of axes of the protocol')),
  take: z.optional(
    count(50, 'So many of the axes for each person, all equally often; all where left out'),
  ),
  share: z.optional(
    z
      .number()
      .check(
        z.minimum(0.01),
        z.maximum(0.5),
        z.describe('Share of the clips that counts as an end; 0.2'),
      ),
  ),
  pool: z.optional(count(200, 'Clips at each end that trials are made of; 20')),
  apart: z.optional(Apart),
  matched: z.optional(
    z.boolean().check(z.describe('Ends are alike on the other components; true')),
  ),
};

interface AxisBlock {
  readonly axes: readonly string[];
  readonly take?: number | undefined;
  readonly share?: number | undefined;
  readonly pool?: number | undefined;
  readonly apart?: Apart | undefined;
  readonly matched?: boolean | undefined;
}

/** The axes that a person gets. */
export function axesOf(block: AxisBlock, { share }: DrawContext): readonly string[] {
  return share(block.axes, block.take ?? block.axes.length, 'axes', ...block.axes);
}

/** The ends of an axis as a block wants them; the same for everybody, and for all blocks of the same rule. */
export function polesOf(block: AxisBlock, axis: string, context: DrawContext): Poles {
  const { share = 0.2, pool = 20, apart = 'artist', matched = true } = block;
  return context.poles(axis, { share, pool, apart, matched });
}

/** The end that a person is shown as this one: exchanged where the axis is flipped for them. */
export function shownAs(pole: Pole, axis: string, { flipped }: DrawContext): Pole {
  return flipped(axis) === (pole === 'low') ? 'high' : 'low';
}

export function other(pole: Pole): Pole {
  return pole === 'low' ? 'high' : 'low';
}
