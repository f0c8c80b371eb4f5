import type { Grid } from '#models/space/grid';
import { PALETTE_FLOATS } from './colour.ts';
import type { Dress } from './dress.ts';
import {
  type LayerBuilder,
  linkProgram,
  type Projection,
  staticBuffer,
  viewUniform,
} from './gl-program.ts';
import { originBytes, PLACE_BYTES, placeBytes, STYLE_BYTES, styleBytes } from './point-bytes.ts';
import { DISC_FRAGMENT, POINT_VERTEX, SHAPE_FRAGMENT } from './point-shaders.ts';
import type { Run } from './visible-runs.ts';

/** A frame of the point cloud. */
export interface PointsFrame extends Projection {
  /** The points to draw, as stretches of the grid's order. */
  readonly runs: readonly Run[];
  /** The avatar's place and hearing radius: points within shine. */
  readonly avatar: { readonly x: number; readonly y: number; readonly radius: number };
  /** How far a morph is, 0 ... 1; 1: there is none. */
  readonly way: number;
  /** Share of the usual opacity, 0 ... 1. */
  readonly share: number;
}

/** What the point cloud is made of. */
export interface Cloud {
  readonly grid: Grid;
  readonly dress: Dress;
  /** World coordinates that a morph begins at; null: the points are where they are. */
  readonly from: Float32Array | null;
}

/** At this zoom a point is 3.5 CSS pixels wide; it grows with the fourth root of the zoom. */
const USUAL_ZOOM = 1400;
/** Shapes need room to be told apart. */
const SHAPE_GROWTH = 2.1;
const [PLACE, ORIGIN, STYLE] = [0, 1, 2];

/**
 * All segments as soft points from buffers that never change: sorted by cell, so what is visible is a few
 * stretches of them. In a morph every point goes from where it was to where it is, on the graphics card.
 * The bytes are made when they are uploaded and not kept beside the card's copy.
 */
export function pointsLayer({ grid, dress, from }: Cloud): LayerBuilder<PointsFrame> {
  const fragment = dress.shapes ? SHAPE_FRAGMENT : DISC_FRAGMENT;
  return (gl) => {
    const program = linkProgram(gl, POINT_VERTEX, fragment, ['place', 'origin', 'style']);
    const place = staticBuffer(gl, placeBytes(grid.positions, grid.ids));
    const origin = from ? staticBuffer(gl, originBytes(from, grid.positions, grid.ids)) : place;
    const style = staticBuffer(gl, styleBytes(dress, grid.ids));
    const at = (name: string) => gl.getUniformLocation(program, name);
    const view = at('view');
    const avatar = at('avatar');
    const size = at('size');
    const strength = at('strength');
    const way = at('way');
    gl.useProgram(program);
    gl.uniform3fv(at('palette'), PALETTE_FLOATS);
    const draw = (frame: PointsFrame) => {
      const count = grid.ids.length;
      const growth = dress.shapes ? SHAPE_GROWTH : 1;
      gl.useProgram(program);
      gl.uniform4f(view, ...viewUniform(frame));
      gl.uniform3f(avatar, frame.avatar.x, frame.avatar.y, frame.avatar.radius);
      gl.uniform1f(size, growth * pointSize(frame.zoom, count) * frame.ratio);
      gl.uniform1f(strength, frame.share * pointStrength(frame.zoom, count));
      gl.uniform1f(way, frame.way);
      bind(gl, PLACE, place, 2, gl.UNSIGNED_SHORT, PLACE_BYTES);
      bind(gl, ORIGIN, frame.way < 1 ? origin : place, 2, gl.UNSIGNED_SHORT, PLACE_BYTES);
      bind(gl, STYLE, style, 4, gl.UNSIGNED_BYTE, STYLE_BYTES);
      for (const { first, count: many } of frame.runs) gl.drawArrays(gl.POINTS, first, many);
    };
    const free = () => {
      gl.deleteProgram(program);
      for (const buffer of new Set([place, origin, style])) gl.deleteBuffer(buffer);
    };
    return { draw, free };
  };
}

function bind(
  gl: WebGLRenderingContext,
  attribute: number | undefined,
  buffer: WebGLBuffer,
  size: number,
  type: number,
  stride: number,
): void {
  const index = attribute ?? 0;
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.enableVertexAttribArray(index);
  gl.vertexAttribPointer(index, size, type, true, stride, 0);
}

/** Diameter of a point in CSS pixels: larger when closer, smaller where there are many. */
export function pointSize(zoom: number, points: number): number {
  const crowd = Math.min(1.5, Math.max(0.7, (5000 / Math.max(1, points)) ** 0.14));
  return Math.min(9, Math.max(1.4, 3.5 * crowd * (zoom / USUAL_ZOOM) ** 0.25));
}

/** Opacity of a point: where points would cover the map, they let its density shine through. */
export function pointStrength(zoom: number, points: number): number {
  const covered = points * (pointSize(zoom, points) / zoom) ** 2;
  return 0.84 / (1 + 1.4 * covered);
}
