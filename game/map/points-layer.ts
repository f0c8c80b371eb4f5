import type { Grid } from '#models/space/grid';
import { hueColour } from './colour.ts';
import {
  type LayerBuilder,
  linkProgram,
  PROJECT,
  type Projection,
  staticBuffer,
  viewUniform,
} from './gl-program.ts';
import { type Bounds, visibleRuns } from './visible-runs.ts';

/** A frame of the point cloud. */
export interface PointsFrame extends Projection {
  readonly bounds: Bounds;
  /** The avatar's place and hearing radius: points within shine. */
  readonly avatar: { readonly x: number; readonly y: number; readonly radius: number };
  /** Told how many points were drawn. */
  readonly drawn: (count: number) => void;
}

const VERTEX = `
attribute highp vec2 place;
attribute vec3 hue;
uniform highp vec3 avatar;
uniform float size;
uniform float strength;
varying vec4 colour;
varying float soft;
${PROJECT}
void main() {
  gl_Position = project(place);
  float near = 1.0 - smoothstep(0.5, 1.25, distance(place, avatar.xy) / avatar.z);
  float points = size * (1.0 + 0.2 * near);
  gl_PointSize = points + 2.0;
  soft = 2.0 / (points + 2.0);
  colour = vec4(mix(hue, mix(hue, vec3(1.0), 0.12), near), mix(strength, 1.0, near));
}`;

const FRAGMENT = `
precision mediump float;
varying vec4 colour;
varying float soft;
void main() {
  float edge = 1.0 - 2.0 * length(gl_PointCoord - 0.5);
  float alpha = colour.a * smoothstep(0.0, 1.6 * soft, edge);
  gl_FragColor = vec4(colour.rgb * alpha, alpha);
}`;

/** Bytes a point: two floats and four bytes. */
const STRIDE = 12;
/** At this zoom a point is 3.5 CSS pixels wide; it grows with the fourth root of the zoom. */
const USUAL_ZOOM = 1400;

/**
 * All segments as soft round points from one buffer that never changes: sorted by cell, so what is
 * visible is a few stretches of it.
 */
export function pointsLayer(grid: Grid, hues: Uint8Array): LayerBuilder<PointsFrame> {
  const bytes = pointBytes(grid, hues);
  return (gl) => {
    const program = linkProgram(gl, VERTEX, FRAGMENT, ['place', 'hue']);
    const buffer = staticBuffer(gl, bytes);
    const view = gl.getUniformLocation(program, 'view');
    const avatar = gl.getUniformLocation(program, 'avatar');
    const size = gl.getUniformLocation(program, 'size');
    const strength = gl.getUniformLocation(program, 'strength');
    const draw = (frame: PointsFrame) => {
      gl.useProgram(program);
      gl.uniform4f(view, ...viewUniform(frame));
      gl.uniform3f(avatar, frame.avatar.x, frame.avatar.y, frame.avatar.radius);
      gl.uniform1f(size, pointSize(frame.zoom, grid.ids.length) * frame.ratio);
      gl.uniform1f(strength, pointStrength(frame.zoom, grid.ids.length));
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.enableVertexAttribArray(0);
      gl.vertexAttribPointer(0, 2, gl.FLOAT, false, STRIDE, 0);
      gl.enableVertexAttribArray(1);
      gl.vertexAttribPointer(1, 3, gl.UNSIGNED_BYTE, true, STRIDE, 8);
      const runs = visibleRuns(grid, frame.bounds);
      for (const { first, count } of runs) gl.drawArrays(gl.POINTS, first, count);
      frame.drawn(runs.reduce((sum, { count }) => sum + count, 0));
    };
    const free = () => {
      gl.deleteProgram(program);
      gl.deleteBuffer(buffer);
    };
    return { draw, free };
  };
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

function pointBytes(grid: Grid, hues: Uint8Array): ArrayBuffer {
  const bytes = new ArrayBuffer(grid.ids.length * STRIDE);
  const view = new DataView(bytes);
  for (const [place, id] of grid.ids.entries()) {
    const at = place * STRIDE;
    view.setFloat32(at, grid.positions[2 * id] ?? 0, true);
    view.setFloat32(at + 4, grid.positions[2 * id + 1] ?? 0, true);
    const [red, green, blue] = hueColour(hues[id] ?? 0);
    view.setUint32(at + 8, (red * 255) | ((green * 255) << 8) | ((blue * 255) << 16), true);
  }
  return bytes;
}
