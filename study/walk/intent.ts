import * as z from 'zod/mini';

const unit = z.number().check(z.minimum(0), z.maximum(1));
const direction = z.number().check(z.minimum(-1), z.maximum(1));

/**
 * What a walker wants: keyboard, mouse, touch, bots, replay and guide all drive the simulation through
 * it. World coordinates are 0 ... 1 with y downwards on the screen.
 */
export const Intent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('halt') }),
  /** Keep walking in a direction; longer than 1 counts as 1. */
  z.object({ kind: z.literal('head'), dx: direction, dy: direction }),
  /** Walk straight to a place and halt there. */
  z.object({ kind: z.literal('go'), x: unit, y: unit }),
]);
export type Intent = z.infer<typeof Intent>;
