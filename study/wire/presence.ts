import * as z from 'zod/mini';
import { Sha256Hex } from '#models/sha256-hex';

/** Socket.IO namespace in which listeners who want that see each other; nothing of it is kept. */
export const PRESENCE = '/presence';
/** Places a second that a listener may tell; a page tells 2. */
export const PLACES_A_SECOND = 4;
/** How often others are told, in milliseconds. */
export const TELL_OTHERS_MS = 500;
/** Others that one is told of. */
export const MOST_OTHERS = 64;
/** Who told no place for so long is not shown, in milliseconds. */
export const GONE_AFTER_MS = 60_000;
/** Steps of a coordinate: world coordinates 0 ... 1 are told as whole numbers 0 ... 65535. */
export const PLACE_STEPS = 65_535;

/** Where somebody enters: a map of a dataset, by the same words for everybody who sees it. */
export const Room = z.object({
  /** SHA-256 of the dataset's manifest. */
  dataset: Sha256Hex,
  /** Space, projection and axes in one line. */
  map: z.string().check(z.minLength(1), z.maxLength(200)),
});
export type Room = z.infer<typeof Room>;

/** Another listener: a number that only this visit to this map has, and a place in steps. */
export type Other = readonly [id: number, x: number, y: number];

/** What a page sends. */
export interface ListenerToServer {
  enter: (room: Room) => void;
  here: (x: number, y: number) => void;
}
/** What the server sends: everybody else on the same map, at most MOST_OTHERS. */
export interface ServerToListener {
  others: (others: readonly Other[]) => void;
}
