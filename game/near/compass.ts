/** Compass words clockwise from the top of the map. */
export const COMPASS = [
  'north',
  'northEast',
  'east',
  'southEast',
  'south',
  'southWest',
  'west',
  'northWest',
] as const;
/** A direction on the map. */
export type Compass = (typeof COMPASS)[number];

/** The direction from a place to another one dx to the right and dy down; north where they are the same. */
export function compassOf(dx: number, dy: number): Compass {
  const eighths = Math.round((Math.atan2(dx, -dy) / (2 * Math.PI)) * COMPASS.length);
  return COMPASS[(eighths + COMPASS.length) % COMPASS.length] ?? 'north';
}
