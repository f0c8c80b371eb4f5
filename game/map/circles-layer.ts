import { PALETTE_FLOATS } from './colour.ts';
import {
  type LayerBuilder,
  linkProgram,
  PROJECT,
  type Projection,
  staticBuffer,
  viewUniform,
} from './gl-program.ts';
import { PALETTE } from './point-shaders.ts';
import type { TrackCircle } from './track-points.ts';

/** A frame of the tracks' circles. */
export interface CirclesFrame extends Projection {
  readonly way: number;
}

/** What the circles are made of. */
export interface Circles {
  readonly circles: readonly TrackCircle[];
  /** The same tracks' circles that a morph begins at; null: none. */
  readonly from: readonly TrackCircle[] | null;
  readonly hues: Uint8Array;
  readonly strengths: Uint8Array | null;
}

/** Diameter of the smallest circle in CSS pixels. */
const LEAST = 9;
const FLOATS = 8;

const VERTEX = `
attribute highp vec3 place;
attribute highp vec3 origin;
attribute vec2 style;
uniform highp float way;
uniform highp vec2 scale;
varying vec4 colour;
varying float soft;
${PROJECT}
${PALETTE}
void main() {
  highp vec3 circle = mix(origin, place, way);
  gl_Position = project(circle.xy);
  float wide = max(${LEAST.toFixed(1)} * scale.y, 2.0 * circle.z * scale.x);
  gl_PointSize = wide + 2.0;
  soft = 2.0 / (wide + 2.0);
  colour = vec4(hueOf(style.x / 255.0), style.y);
}`;

const FRAGMENT = `
precision mediump float;
varying vec4 colour;
varying float soft;
void main() {
  float edge = 1.0 - 2.0 * length(gl_PointCoord - 0.5);
  float inside = smoothstep(0.0, 1.6 * soft, edge);
  float rim = 1.0 - smoothstep(1.6 * soft, 3.4 * soft, edge);
  float alpha = colour.a * inside * (0.07 + 0.62 * rim);
  gl_FragColor = vec4(colour.rgb * alpha, alpha);
}`;

/** Tracks as circles around the mean place of their segments, as wide as those spread. */
export function circlesLayer(all: Circles): LayerBuilder<CirclesFrame> {
  const floats = circleFloats(all);
  const count = all.circles.length;
  return (gl) => {
    const program = linkProgram(gl, VERTEX, FRAGMENT, ['place', 'origin', 'style']);
    const buffer = staticBuffer(gl, floats);
    const at = (name: string) => gl.getUniformLocation(program, name);
    const [view, way, scale] = [at('view'), at('way'), at('scale')];
    gl.useProgram(program);
    gl.uniform3fv(at('palette'), PALETTE_FLOATS);
    const draw = (frame: CirclesFrame) => {
      gl.useProgram(program);
      gl.uniform4f(view, ...viewUniform(frame));
      gl.uniform1f(way, frame.way);
      gl.uniform2f(scale, frame.zoom * frame.ratio, frame.ratio);
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      for (const [attribute, size, offset] of LAYOUT) {
        gl.enableVertexAttribArray(attribute);
        gl.vertexAttribPointer(attribute, size, gl.FLOAT, false, 4 * FLOATS, 4 * offset);
      }
      gl.drawArrays(gl.POINTS, 0, count);
    };
    const free = () => {
      gl.deleteProgram(program);
      gl.deleteBuffer(buffer);
    };
    return { draw, free };
  };
}

/** Attribute, its size, its place in a circle's floats. */
const LAYOUT = [
  [0, 3, 0],
  [1, 3, 3],
  [2, 2, 6],
] as const;

function circleFloats({ circles, from, hues, strengths }: Circles): Float32Array<ArrayBuffer> {
  const floats = new Float32Array(FLOATS * circles.length);
  const largestFirst = [...circles.keys()].sort(
    (a, b) => (circles[b]?.spread ?? 0) - (circles[a]?.spread ?? 0),
  );
  for (const [place, at] of largestFirst.entries()) {
    const to = circles[at];
    const start = from?.[at] ?? to;
    if (!to || !start) continue;
    const strength = strengths ? (strengths[to.segment] ?? 255) / 255 : 1;
    floats.set([to.x, to.y, to.spread, start.x, start.y, start.spread], FLOATS * place);
    floats.set([hues[to.segment] ?? 0, strength], FLOATS * place + 6);
  }
  return floats;
}
