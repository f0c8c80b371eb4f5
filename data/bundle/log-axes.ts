import { type Column, dequantise } from './column-file.ts';
import type { AxisRange } from './map-layout.ts';

/** An axis by the decimal logarithms of its values. */
export interface LogAxis extends AxisRange {
  /** Logarithm of each segment's value; NaN where that can't be told from 0 or is below. */
  readonly values: Float32Array;
}

/** Take the decimal logarithm of a quantised axis. Without a single value above 0 its range is 0 ... 0. */
export function logAxis(column: Column): LogAxis {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const values = new Float32Array(column.values.length);
  const halfStep = (column.high - column.low) / 131_070;
  for (let i = 0; i < values.length; i++) {
    const value = dequantise(column, i);
    values[i] = value > halfStep ? Math.log10(value) : Number.NaN;
    if (value <= halfStep) continue;
    low = Math.min(low, values[i] ?? low);
    high = Math.max(high, values[i] ?? high);
  }
  return low > high ? { low: 0, high: 0, values } : { low, high, values };
}

/**
 * World coordinates x0 y0 x1 y1 ... on two logarithmic axes. A segment that lacks a logarithm on either is
 * dropped: both its coordinates are NaN.
 */
export function placeLog(
  x: LogAxis,
  y: LogAxis,
  layout: { scale: readonly [number, number]; offset: readonly [number, number] },
): { readonly positions: Float32Array; readonly dropped: number } {
  const { scale, offset } = layout;
  const positions = new Float32Array(2 * x.values.length);
  let dropped = 0;
  for (let i = 0; i < x.values.length; i++) {
    const across = offset[0] + scale[0] * (x.values[i] ?? Number.NaN);
    const up = offset[1] + scale[1] * (y.values[i] ?? Number.NaN);
    const lost = Number.isNaN(across + up);
    if (lost) dropped++;
    positions[2 * i] = lost ? Number.NaN : Math.min(1, Math.max(0, across));
    positions[2 * i + 1] = lost ? Number.NaN : Math.min(1, Math.max(0, up));
  }
  return { positions, dropped };
}
