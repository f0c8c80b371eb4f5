import type { Column } from '#data/bundle/column-file';
import { logAxis, placeLog } from '#data/bundle/log-axes';
import { fitLayout, keepOnly, type Layout, placeSegments } from '#data/bundle/map-layout';

/** A map's segments laid out in the world. */
export interface Placed extends Layout {
  readonly positions: Float32Array;
  /** Segments that logarithmic axes drop because a value is not above 0 (B18). */
  readonly dropped: number;
}

/** Lay two columns out; `kept` takes segments off the map. A single scale for both axes where isotropic. */
export function placeView(
  x: Column,
  y: Column,
  { log, isotropic, kept }: { log: boolean; isotropic: boolean; kept: Uint8Array | null },
): Placed {
  const placed = log ? placeOnLogs(x, y) : placeAsIs(x, y, isotropic);
  if (kept) keepOnly(placed.positions, kept);
  return placed;
}

function placeAsIs(x: Column, y: Column, isotropic: boolean): Placed {
  const layout = fitLayout(x, y, isotropic);
  return { ...layout, positions: placeSegments(x, y, layout), dropped: 0 };
}

function placeOnLogs(x: Column, y: Column): Placed {
  const [across, up] = [logAxis(x), logAxis(y)];
  const layout = fitLayout(across, up, false);
  return { ...layout, ...placeLog(across, up, layout) };
}
