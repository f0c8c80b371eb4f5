import { PALETTE_FLOATS } from './colour.ts';
import {
  type LayerBuilder,
  linkProgram,
  PROJECT,
  type Projection,
  staticBuffer,
  viewUniform,
} from './gl-program.ts';
import { originBytes, placeBytes } from './point-bytes.ts';
import { PALETTE } from './point-shaders.ts';
import type { CurvePoints } from './track-points.ts';

/** A frame of the tracks' lines. */
export interface CurvesFrame extends Projection {
  readonly way: number;
}

/** What the lines are made of. */
export interface Curves {
  readonly points: CurvePoints;
  readonly positions: Float32Array;
  /** World coordinates that a morph begins at; null: none. */
  readonly from: Float32Array | null;
  readonly hues: Uint8Array;
  readonly strengths: Uint8Array | null;
}

/** Straight pieces of one stretch of curve. */
const PIECES = 6;
const WIDTH = 1.6;

/*
 * Every instance is one stretch of a Catmull-Rom curve: four points that follow each other in the buffer.
 * The template's vertices run along it, two for each of its places, one on either side.
 */
const VERTEX = `
attribute vec2 spot;
attribute highp vec2 place0;
attribute highp vec2 place1;
attribute highp vec2 place2;
attribute highp vec2 place3;
attribute highp vec2 origin0;
attribute highp vec2 origin1;
attribute highp vec2 origin2;
attribute highp vec2 origin3;
attribute vec4 style;
uniform highp float way;
uniform highp vec3 extent;
varying vec4 colour;
varying float side;
${PROJECT}
${PALETTE}
void main() {
  highp vec2 a = mix(origin0, place0, way);
  highp vec2 b = mix(origin1, place1, way);
  highp vec2 c = mix(origin2, place2, way);
  highp vec2 d = mix(origin3, place3, way);
  highp float t = spot.x;
  highp vec2 linear = c - a;
  highp vec2 square = 2.0 * a - 5.0 * b + 4.0 * c - d;
  highp vec2 cube = 3.0 * (b - c) + d - a;
  highp vec2 at = b + 0.5 * t * (linear + t * (square + t * cube));
  highp vec2 slope = linear + t * (2.0 * square + 3.0 * t * cube);
  vec4 point = project(at);
  highp vec2 along = slope * view.zw * extent.xy;
  highp float length2 = dot(along, along);
  vec2 normal = length2 > 0.0 ? vec2(-along.y, along.x) * inversesqrt(length2) : vec2(0.0);
  float wide = extent.z * (0.6 + 0.4 * step(0.6, style.z)) + 1.0;
  point.xy += spot.y * normal * wide / extent.xy;
  gl_Position = style.x > 0.5 ? point : vec4(2.0, 2.0, 2.0, 1.0);
  colour = vec4(hueOf(style.y), 0.62 * style.z);
  side = spot.y * wide;
}`;

const FRAGMENT = `
precision mediump float;
uniform highp vec3 extent;
varying vec4 colour;
varying float side;
void main() {
  float alpha = colour.a * (1.0 - smoothstep(extent.z - 0.5, extent.z + 1.0, abs(side)));
  gl_FragColor = vec4(colour.rgb * alpha, alpha);
}`;

const ATTRIBUTES = [
  'spot',
  ...[0, 1, 2, 3].map((i) => `place${i}`),
  ...[0, 1, 2, 3].map((i) => `origin${i}`),
  'style',
];

/** Tracks as smooth lines through their consecutive segments. */
export function curvesLayer(curves: Curves): LayerBuilder<CurvesFrame> {
  const { points, positions, from } = curves;
  const count = Math.max(0, points.segments.length - 3);
  const places = placeBytes(positions, points.segments);
  const origins = from && originBytes(from, positions, points.segments);
  const styles = curveStyles(curves);
  return (gl) => {
    const program = linkProgram(gl, VERTEX, FRAGMENT, ATTRIBUTES);
    const template = staticBuffer(gl, templateOf());
    const place = staticBuffer(gl, places);
    const origin = origins ? staticBuffer(gl, origins) : place;
    const style = staticBuffer(gl, styles);
    const at = (name: string) => gl.getUniformLocation(program, name);
    const [view, way, extent] = [at('view'), at('way'), at('extent')];
    gl.useProgram(program);
    gl.uniform3fv(at('palette'), PALETTE_FLOATS);
    const draw = (frame: CurvesFrame) => {
      const { width, height, ratio } = frame;
      gl.useProgram(program);
      gl.uniform4f(view, ...viewUniform(frame));
      gl.uniform1f(way, frame.way);
      gl.uniform3f(extent, width * ratio, height * ratio, WIDTH * ratio);
      bindBuffers(gl, { template, place, origin: frame.way < 1 ? origin : place, style });
      drawInstances(gl, count);
    };
    const free = () => {
      gl.deleteProgram(program);
      for (const buffer of new Set([template, place, origin, style])) gl.deleteBuffer(buffer);
    };
    return { draw, free };
  };
}

type Buffers = Readonly<Record<'template' | 'place' | 'origin' | 'style', WebGLBuffer>>;

function bindBuffers(gl: WebGLRenderingContext, { template, place, origin, style }: Buffers): void {
  const bindPlaces = (buffer: WebGLBuffer, first: number) => {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    for (let i = 0; i < 4; i++)
      gl.vertexAttribPointer(first + i, 2, gl.UNSIGNED_SHORT, true, 4, 4 * i);
  };
  for (const attribute of ATTRIBUTES.keys()) gl.enableVertexAttribArray(attribute);
  gl.bindBuffer(gl.ARRAY_BUFFER, template);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
  bindPlaces(place, 1);
  bindPlaces(origin, 5);
  gl.bindBuffer(gl.ARRAY_BUFFER, style);
  gl.vertexAttribPointer(9, 4, gl.UNSIGNED_BYTE, true, 4, 0);
}

/** One instance a stretch; attributes are left as the other layers expect them. */
function drawInstances(gl: WebGLRenderingContext, count: number): void {
  const instancing = gl.getExtension('ANGLE_instanced_arrays');
  if (!instancing || count === 0) return;
  for (let i = 1; i < ATTRIBUTES.length; i++) instancing.vertexAttribDivisorANGLE(i, 1);
  instancing.drawArraysInstancedANGLE(gl.TRIANGLE_STRIP, 0, 2 * (PIECES + 1), count);
  for (let i = 1; i < ATTRIBUTES.length; i++) {
    instancing.vertexAttribDivisorANGLE(i, 0);
    if (i > 2) gl.disableVertexAttribArray(i);
  }
}

/** Places along a stretch, 0 ... 1, each on both sides. */
function templateOf(): Float32Array<ArrayBuffer> {
  const places = Array.from({ length: PIECES + 1 }, (_, i) => i / PIECES);
  return Float32Array.from(places.flatMap((t) => [t, -1, t, 1]));
}

function curveStyles({ points, hues, strengths }: Curves): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 * points.segments.length);
  for (const [at, segment] of points.segments.entries()) {
    bytes[4 * at] = points.alive[at] ?? 0;
    bytes[4 * at + 1] = hues[segment] ?? 0;
    bytes[4 * at + 2] = strengths ? (strengths[segment] ?? 255) : 255;
  }
  return bytes;
}
