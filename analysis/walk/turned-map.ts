import type { MapFrame } from './walk-map.ts';

/** Offsets that differ by less were rounded: one was worked out as 1 minus the other. */
const ROUNDED = 1e-9;

/**
 * For every frame the one that its walks are shown on: the same itself, or where frames differ only by axes that are
 * exchanged end for end or change places (as a study does for half of its people), the one of them with most axes as
 * they usually lie, to the right and up; of several the one with its axes in the order of the projection.
 */
export function turnedBack(frames: readonly MapFrame[]): ReadonlyMap<MapFrame, MapFrame> {
  const upright = [...frames].sort((a, b) => awry(a) - awry(b));
  const alike = new Map<string, MapFrame[]>();
  for (const frame of upright) {
    const known = alike.get(turnKey(frame));
    if (known) known.push(frame);
    else alike.set(turnKey(frame), [frame]);
  }
  return new Map(
    frames.map((frame) => {
      const candidates = alike.get(turnKey(frame)) ?? [];
      return [frame, candidates.find((other) => liesAlike(frame, other)) ?? frame];
    }),
  );
}

/** Axes that are turned end for end (world y grows downwards, values upwards), and a half for those in another order. */
function awry({ scale: [x, y], axes }: MapFrame): number {
  return (x < 0 ? 1 : 0) + (y > 0 ? 1 : 0) + (axes[0] > axes[1] ? 0.5 : 0);
}

/** Frames with other keys are no turns of each other. */
function turnKey(frame: MapFrame): string {
  const { dataset, space, projection, radius, log = false, shown = null } = frame;
  const scales = axesOf(frame).map(({ axis, scale }) => [axis, scale]);
  return JSON.stringify([dataset, space, projection, radius, log, shown, scales]);
}

function liesAlike(one: MapFrame, other: MapFrame): boolean {
  const offsets = axesOf(other).map(({ offset }) => offset);
  return axesOf(one).every(({ offset }, i) => Math.abs(offset - (offsets[i] ?? 0)) < ROUNDED);
}

/** Both axes as if their values grew with the world's coordinates, in the order of the projection. */
function axesOf({ axes, scale, offset }: MapFrame) {
  return ([0, 1] as const)
    .map((i) => ({
      axis: axes[i],
      scale: Math.abs(scale[i]),
      offset: scale[i] < 0 ? 1 - offset[i] : offset[i],
    }))
    .sort((a, b) => a.axis - b.axis);
}
