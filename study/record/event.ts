import * as z from 'zod/mini';
import { Sha256Hex } from '#models/sha256-hex';
import { ShownRule } from '#models/space/shown-rule';
import { Intent } from '#study/walk/intent';

/** Ticks fit the 32 bits that a batch of samples has for them. */
const tick = z.int().check(z.nonnegative(), z.maximum(0xff_ff_ff_ff));
const segment = z.int().check(z.nonnegative());
const text = z.string().check(z.maxLength(200));
/**
 * Limits of a map, far beyond any real one: within them every position can be read back from its world
 * coordinates as a finite number, and no record makes an analysis run for hours.
 */
const scale = z
  .number()
  .check(z.refine((value) => Math.abs(value) >= 1e-15 && Math.abs(value) <= 1e15, '1e-15 to 1e15'));
const offset = z.number().check(z.minimum(-1e20), z.maximum(1e20));
const radius = z.number().check(z.minimum(0.001), z.maximum(2));
const speed = z.number().check(z.minimum(0.001), z.maximum(100));
const place = z.number().check(z.minimum(0), z.maximum(1));
const axis = z.int().check(z.nonnegative());
const page = z.string().check(z.regex(/^[0-9a-f]{32}$/));
const gain = z.number().check(z.minimum(0), z.maximum(1));

/** What was agreed to, before anything else was logged. */
const Consented = z.object({ kind: z.literal('consented'), tick, text: Sha256Hex });

/** Everything that replay needs besides the dataset. */
const Began = z.object({
  kind: z.literal('began'),
  tick,
  seed: z.int(),
  protocol: Sha256Hex,
  dataset: z.object({ id: text, hash: Sha256Hex }),
  build: text,
  /** The page of a study's participant, as its hello names it. */
  page: z.optional(page),
  /** Where a participant of a study stands in its design. */
  place: z.optional(z.object({ condition: text, slot: segment, seed: z.int() })),
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
  axes: z.tuple([axis, axis]),
  labels: z.tuple([text, text]),
  scale: z.tuple([scale, scale]),
  offset: z.tuple([offset, offset]),
  x: place,
  y: place,
  speed,
  radius,
  /** The axes are decimal logarithms of the values; segments without one are not on the map. */
  log: z.optional(z.literal(true)),
  /** Which segments are on the map; missing: all. */
  shown: z.optional(ShownRule),
});

/** The walker wants something else from this tick on. */
const Intended = z.object({ kind: z.literal('intended'), tick, intent: Intent });

/** A voice was measured to sound; `lag` is milliseconds from the tick that decided it. */
const Sounded = z.object({ kind: z.literal('sounded'), tick, segment, gain, lag: z.number() });

/** A voice ended; gain is the largest it had. */
const Ceased = z.object({ kind: z.literal('ceased'), tick, segment, gain });

/**
 * How the page makes sound of the walk from this tick on. The rules go on deciding as before, so replay
 * does not need it; it says why fewer of the decided voices sounded, or how loud they could be heard.
 */
const Tuned = z.object({
  kind: z.literal('tuned'),
  tick,
  /** All voices, the nearest only, or none. */
  walking: z.enum(['mix', 'solo', 'off']),
  /** Whether segments sound when they are pointed at or clicked. */
  pointing: z.enum(['off', 'hover', 'click']),
  mono: z.boolean(),
  /** Whether voices were brought to a common loudness. */
  matched: z.boolean(),
  /** 0 (also while muted) to 1. */
  volume: gain,
});

/** Why something sounds that the walk's rules did not decide. */
const source = z.enum(['hover', 'click', 'track', 'own']);
/**
 * Something else was measured to sound, and nothing else sounds meanwhile: a segment that was pointed at
 * or clicked, the next one of a track that is played whole. Of the visitor's own file, which sounds
 * beside the walk, nothing is said but that: segment null.
 */
const Played = z.object({ kind: z.literal('played'), tick, source, segment: z.nullable(segment) });
/** It ended. */
const Stilled = z.object({
  kind: z.literal('stilled'),
  tick,
  source,
  segment: z.nullable(segment),
});

/** The page was hidden or lost its frame clock for `ms`; no tick passed meanwhile. */
const Paused = z.object({ kind: z.literal('paused'), tick, ms: z.number() });

/** The walk is over; `hash` names all its ticks, for replay to come to the same one (`WalkDigest`). */
const Ended = z.object({
  kind: z.literal('ended'),
  tick,
  hash: z.optional(z.string().check(z.regex(/^[0-9a-f]{16}$/))),
});

/* What follows happens in studies only. */

const trial = z.int().check(z.nonnegative(), z.maximum(100_000));
/** A trial is on the screen. */
const Opened = z.object({ kind: z.literal('opened'), tick, trial });
/** A clip of the open trial was measured to sound, `lag` milliseconds after the tick; `clip` is its place in the trial. */
const Presented = z.object({
  kind: z.literal('presented'),
  tick,
  clip: segment,
  lag: z.number(),
});
/** It was heard to its end. */
const Heard = z.object({ kind: z.literal('heard'), tick, clip: segment });
/** An answer; `rt` is milliseconds from the first audible onset of the trial, from its opening where it has no sound. */
const Answered = z.object({
  kind: z.literal('answered'),
  tick,
  trial,
  answer: z.unknown(),
  rt: z.number().check(z.nonnegative()),
});
/** The time limit passed without an answer. */
const Lapsed = z.object({ kind: z.literal('lapsed'), tick, trial });
/** Something that may spoil a trial. focus: 0 lost, 1 back; volume: 0 ... 1; frames: dropped since the trial opened. */
const Noticed = z.object({
  kind: z.literal('noticed'),
  tick,
  what: z.enum(['focus', 'volume', 'frames']),
  value: z.number(),
});
/** The participant pauses, and goes on. */
const Suspended = z.object({ kind: z.literal('suspended'), tick });
const Resumed = z.object({ kind: z.literal('resumed'), tick });
/** The participant is back after the page was closed, after `away` seconds by the server's clock. */
const Returned = z.object({
  kind: z.literal('returned'),
  tick,
  away: z.number().check(z.nonnegative()),
  page: z.optional(page),
});
/** A guide pointed to a segment; what else it might have pointed to, and how likely this one was. */
const Advised = z.object({
  kind: z.literal('advised'),
  tick,
  policy: text,
  version: z.int(),
  candidates: z.array(segment).check(z.minLength(1), z.maxLength(32)),
  chosen: segment,
  propensity: gain,
});
/** The session is over. left: the participant stopped; what was given before is kept. */
const Finished = z.object({
  kind: z.literal('finished'),
  tick,
  outcome: z.enum(['complete', 'screened', 'left', 'expired']),
});

/** One line of a record beside the position samples. */
export const RecordEvent = z.discriminatedUnion('kind', [
  Consented,
  Began,
  Viewed,
  Intended,
  Sounded,
  Ceased,
  Tuned,
  Played,
  Stilled,
  Paused,
  Ended,
  Opened,
  Presented,
  Heard,
  Answered,
  Lapsed,
  Noticed,
  Suspended,
  Resumed,
  Returned,
  Advised,
  Finished,
]);
export type RecordEvent = z.infer<typeof RecordEvent>;
export type Tuned = z.infer<typeof Tuned>;
export type Played = z.infer<typeof Played>;
export type Viewed = z.infer<typeof Viewed>;
export type Began = z.infer<typeof Began>;
export type Outcome = z.infer<typeof Finished>['outcome'];
