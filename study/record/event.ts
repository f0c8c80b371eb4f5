import * as z from 'zod/mini';
import { Intent } from '#study/walk/intent';

/** Ticks fit the 32 bits that a batch of samples has for them. */
const tick = z.int().check(z.nonnegative(), z.maximum(0xff_ff_ff_ff));
const segment = z.int().check(z.nonnegative());
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const text = z.string().check(z.maxLength(200));
/** A scale of 0 would put all segments on one line, and no position could be read back. */
const scale = z.number().check(z.refine((value) => value !== 0, 'not 0'));
const gain = z.number().check(z.minimum(0), z.maximum(1));

/** What was agreed to, before anything else was logged. */
const Consented = z.object({ kind: z.literal('consented'), tick, text: hash });

/** Everything that replay needs besides the dataset. */
const Began = z.object({
  kind: z.literal('began'),
  tick,
  seed: z.int(),
  protocol: hash,
  dataset: z.object({ id: text, hash }),
  build: text,
});

/**
 * The map changed (the first one opens the walk). world = offset + scale * axis value, per axis; the
 * avatar stands at x, y of the new map. Rules hold from this tick on: speed in world units a second,
 * hearing radius in world units.
 */
const Viewed = z.object({
  kind: z.literal('viewed'),
  tick,
  space: text,
  projection: text,
  /** Places of the two axes in the projection's list, and their labels. */
  axes: z.tuple([z.int(), z.int()]),
  labels: z.tuple([text, text]),
  scale: z.tuple([scale, scale]),
  offset: z.tuple([z.number(), z.number()]),
  x: z.number(),
  y: z.number(),
  speed: z.number().check(z.positive()),
  radius: z.number().check(z.positive()),
});

/** The walker wants something else from this tick on. */
const Intended = z.object({ kind: z.literal('intended'), tick, intent: Intent });

/** A voice was measured to sound; `lag` is milliseconds from the tick that decided it. */
const Sounded = z.object({ kind: z.literal('sounded'), tick, segment, gain, lag: z.number() });

/** A voice ended; gain is the largest it had. */
const Ceased = z.object({ kind: z.literal('ceased'), tick, segment, gain });

/** The page was hidden or lost its frame clock for `ms`; no tick passed meanwhile. */
const Paused = z.object({ kind: z.literal('paused'), tick, ms: z.number() });

const Ended = z.object({ kind: z.literal('ended'), tick });

/** One line of a walk's record beside the position samples. */
export const RecordEvent = z.discriminatedUnion('kind', [
  Consented,
  Began,
  Viewed,
  Intended,
  Sounded,
  Ceased,
  Paused,
  Ended,
]);
export type RecordEvent = z.infer<typeof RecordEvent>;
export type Viewed = z.infer<typeof Viewed>;
export type Began = z.infer<typeof Began>;
