import * as z from 'zod/mini';
import { ProjectionName, SpaceName } from '#study/stimuli/axis-spec';
import type { DrawContext } from './kind.ts';

/** A map to be walked. */
export const MapChoice = z.strictObject({
  space: SpaceName,
  projection: ProjectionName,
  /** Labels of the horizontal and the vertical axis. */
  axes: z.tuple([z.string(), z.string()]).check(z.describe('Labels across and up')),
});
export type MapChoice = z.infer<typeof MapChoice>;

/** What is hidden or changed so that a walk tests the music and not the picture. */
const Switches = z.strictObject({
  labels: z._default(z.boolean().check(z.describe('Axis words and names are shown')), false),
  colours: z._default(
    z.boolean().check(z.describe('Points have the hues of their kind; else all are grey')),
    false,
  ),
  flip: z._default(
    z.boolean().check(z.describe('The sign of each axis is exchanged for half of the people')),
    true,
  ),
  rotate: z._default(
    z.boolean().check(z.describe('The two axes change places for half of the people')),
    false,
  ),
  speed: z.optional(
    z
      .number()
      .check(
        z.minimum(0.01),
        z.maximum(1),
        z.describe('World units a second, the same on every map'),
      ),
  ),
  names: z._default(
    z.boolean().check(z.describe("The model's name is shown; else `Map A`")),
    false,
  ),
});

/** Fields of blocks that are walked. */
export const WALK = {
  map: z.optional(MapChoice),
  maps: z.optional(z.array(MapChoice).check(z.minLength(1), z.maxLength(64))),
  take: z.optional(
    z
      .int()
      .check(
        z.minimum(1),
        z.maximum(64),
        z.describe('So many of the maps for each person, all equally often'),
      ),
  ),
  least: z.optional(
    z.number().check(z.minimum(0), z.maximum(60), z.describe('Minutes before one may go on')),
  ),
  switches: z.optional(Switches),
};

/** A map as one person gets it. */
export interface WalkedTask {
  readonly question: string;
  readonly map: MapChoice;
  /** Seconds after which the walk is over; null: as long as one likes. */
  readonly seconds: number | null;
  /** Seconds before one may go on. */
  readonly least: number;
  readonly labels: boolean;
  readonly colours: boolean;
  readonly flipX: boolean;
  readonly flipY: boolean;
  readonly swap: boolean;
  /** World units a second; null: as the map's density has it. */
  readonly speed: number | null;
  /** The model's name, or `Map A`. */
  readonly name: string;
  /** Chooses where the walk begins. */
  readonly seed: number;
}

export interface WalkBlock {
  readonly map?: MapChoice | undefined;
  readonly maps?: readonly MapChoice[] | undefined;
  readonly take?: number | undefined;
  readonly least?: number | undefined;
  readonly minutes: number | null;
  readonly switches?: z.infer<typeof Switches> | undefined;
  readonly question?: string | undefined;
}

/** What an estimate of a study's length counts for a walk without a limit, in seconds. */
const USUAL_SECONDS = 300;

/** Seconds that a walk usually takes at most: its limit, or where it has none some minutes. */
export function usualSeconds({ seconds, least }: WalkedTask): number {
  return seconds ?? Math.max(USUAL_SECONDS, least);
}

/** The maps of a block for this person, ready to be walked. */
export function walksOf(
  block: WalkBlock,
  question: string,
  context: DrawContext,
): readonly WalkedTask[] {
  const maps = block.maps ?? (block.map ? [block.map] : []);
  const names = new Map(
    maps.map((map, i) => [
      map,
      `Map ${String.fromCodePoint(65 + (i % 26))}${i < 26 ? '' : Math.floor(i / 26)}`,
    ]),
  );
  const switches = block.switches ?? Switches.parse({});
  return context
    .share(maps, Math.min(block.take ?? maps.length, maps.length), 'maps')
    .map((map) => ({
      question: block.question ?? question,
      map,
      seconds: block.minutes === null ? null : 60 * block.minutes,
      least: 60 * (block.least ?? 0),
      labels: switches.labels,
      colours: switches.colours,
      flipX: switches.flip && context.flipped(`${map.space} ${map.axes[0]} x`),
      flipY: switches.flip && context.flipped(`${map.space} ${map.axes[1]} y`),
      swap: switches.rotate && context.flipped(`${map.space} swap`),
      speed: switches.speed ?? null,
      name: switches.names ? map.space : (names.get(map) ?? 'Map A'),
      seed: Math.floor(context.own() * 2 ** 31),
    }));
}

/** Data columns that every walk has. */
export const WALK_COLUMNS = [
  ['space', 'text', '', 'Space that was walked'],
  ['projection', 'text', '', 'Projection that was walked'],
  ['axis_x', 'text', '', 'Label of the axis that lay across'],
  ['axis_y', 'text', '', 'Label of the axis that lay upwards'],
  ['flip_x', 'truth', '', 'Whether the first axis was exchanged end for end'],
  ['flip_y', 'truth', '', 'Whether the second axis was exchanged end for end'],
  ['swapped', 'truth', '', 'Whether the axes had changed places'],
  ['labels_shown', 'truth', '', 'Whether words stood on the map'],
  ['colours_shown', 'truth', '', 'Whether points had hues'],
  ['speed', 'number', 'world units per s', 'Fixed speed; empty where it follows the density'],
  ['shown_name', 'text', '', 'Name that the map had for the participant'],
] as const;

/** The cells of those columns. */
export function walkCells(task: WalkedTask) {
  const { map, flipX, flipY, swap, labels, colours, speed, name } = task;
  return {
    space: map.space,
    projection: map.projection,
    axis_x: map.axes[swap ? 1 : 0],
    axis_y: map.axes[swap ? 0 : 1],
    flip_x: flipX,
    flip_y: flipY,
    swapped: swap,
    labels_shown: labels,
    colours_shown: colours,
    speed,
    shown_name: name,
  };
}
