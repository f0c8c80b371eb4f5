import * as z from 'zod/mini';
import { shuffled } from '#study/design/shuffled';
import { Apart, apartKey, takeApart } from '#study/stimuli/apart';
import { soundingSegments } from '#study/stimuli/sounding';
import { count, Name } from './block-fields.ts';
import type { DrawContext } from './kind.ts';

/** Fields of blocks that draw clips for themselves. */
export const CLIPS = {
  clips: count(1000, 'Clips of the whole study'),
  take: z.optional(
    count(200, 'So many of them for each person, all equally often; all where left out'),
  ),
  along: z.optional(
    z.array(Name).check(z.describe('Axes along which the clips are spread evenly; else by chance')),
  ),
  apart: z.optional(Apart),
};

interface ClipBlock {
  readonly clips: number;
  readonly take?: number | undefined;
  readonly along?: readonly string[] | undefined;
  readonly apart?: Apart | undefined;
}

/** A clip with the axis it was drawn along; null where clips are drawn by chance. */
export interface DrawnClip {
  readonly segment: number;
  readonly axis: string | null;
  /** Its value on that axis in standard deviations. */
  readonly position: number | null;
}

/** The clips of a study's block: the same for everybody. */
export function clipPool(block: ClipBlock, context: DrawContext): readonly DrawnClip[] {
  const { along = [], clips } = block;
  if (along.length === 0)
    return chosenByChance(block, context).map((segment) => ({
      segment,
      axis: null,
      position: null,
    }));
  const each = Math.floor(clips / along.length);
  const drawn: DrawnClip[] = [];
  for (const [i, axis] of along.entries()) {
    const wanted = each + (i < clips - each * along.length ? 1 : 0);
    const taken = drawn.map(({ segment }) => segment);
    drawn.push(...spreadAlong(axis, wanted, block, context, taken));
  }
  return drawn;
}

/** The clips that this person gets, in their order. */
export function clipsOf(block: ClipBlock, context: DrawContext): readonly DrawnClip[] {
  const pool = clipPool(block, context);
  const own = context.share(pool, Math.min(block.take ?? pool.length, pool.length), 'clips');
  return shuffled(own, context.own);
}

function chosenByChance(
  { clips, apart = 'artist' }: ClipBlock,
  context: DrawContext,
): readonly number[] {
  const { stimuli, common } = context;
  const order = shuffled(soundingSegments(stimuli), common('clips'));
  return takeApart(order, clips, apartKey(stimuli, apart));
}

/** One clip from each of `wanted` equally large classes of the axis, low to high. */
function spreadAlong(
  name: string,
  wanted: number,
  { apart = 'artist' }: ClipBlock,
  { stimuli, axis, common }: DrawContext,
  taken: readonly number[],
): readonly DrawnClip[] {
  const { values } = axis(name);
  const order = Array.from(values.keys())
    .filter((segment) => stimuli.sounds(segment))
    .sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  const random = common('spread', name);
  const key = apartKey(stimuli, apart);
  const chosen: number[] = [];
  for (let i = 0; i < wanted; i++) {
    const stratum = order.slice(
      Math.round((i * order.length) / wanted),
      Math.round(((i + 1) * order.length) / wanted),
    );
    chosen.push(...takeApart(shuffled(stratum, random), 1, key, [...taken, ...chosen]));
  }
  return chosen.map((segment) => ({
    segment,
    axis: name,
    position: rounded(values[segment] ?? 0),
  }));
}

/** Six digits: what a 32-bit value is worth. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
