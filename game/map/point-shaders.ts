import { HUES } from '../style/palette.ts';
import { PROJECT } from './gl-program.ts';

/** GLSL: the palette, and a world place on its way from `origin` to `place`. */
export const PALETTE = `
uniform vec3 palette[${HUES.length}];
vec3 hueOf(float number) { return palette[int(number * 255.0 + 0.5)]; }`;

/** Shapes that tell hues apart beside their colour: as many as stay clear at 7 pixels. */
const SHAPES = 6;

export const POINT_VERTEX = `
attribute highp vec2 place;
attribute highp vec2 origin;
attribute vec4 style;
uniform highp vec3 avatar;
uniform highp float way;
uniform float size;
uniform float strength;
varying vec4 colour;
varying float soft;
varying float shape;
${PROJECT}
${PALETTE}
void main() {
  highp vec2 world = mix(origin, place, way);
  gl_Position = project(world);
  float near = 1.0 - smoothstep(0.5, 1.25, distance(world, avatar.xy) / avatar.z);
  float points = size * (1.0 + 0.2 * near);
  gl_PointSize = points + 2.0;
  soft = 2.0 / (points + 2.0);
  shape = mod(style.x * 255.0 + 0.5, ${SHAPES}.0);
  vec3 hue = mix(vec3(0.36, 0.39, 0.46), hueOf(style.x), 0.25 + 0.75 * style.z);
  float shown = style.y * (0.3 + 0.7 * style.z);
  colour = vec4(mix(hue, mix(hue, vec3(1.0), 0.12), near), mix(strength, 1.0, near) * shown);
}`;

/** A soft disc. */
export const DISC_FRAGMENT = `
precision mediump float;
varying vec4 colour;
varying float soft;
void main() {
  float edge = 1.0 - 2.0 * length(gl_PointCoord - 0.5);
  float alpha = colour.a * smoothstep(0.0, 1.6 * soft, edge);
  gl_FragColor = vec4(colour.rgb * alpha, alpha);
}`;

/** Disc, square, diamond, triangle, cross and triangle upside down, each with soft edges. */
export const SHAPE_FRAGMENT = `
precision mediump float;
varying vec4 colour;
varying float soft;
varying float shape;
float triangle(vec2 p) { return max(abs(p.x) * 1.72 - p.y - 0.62, p.y - 0.66) * 0.72; }
void main() {
  vec2 p = 2.0 * gl_PointCoord - 1.0;
  vec2 a = abs(p);
  float off = length(p) - 0.8;
  if (shape >= 5.0) off = triangle(-p);
  else if (shape >= 4.0) off = max(min(a.x, a.y) - 0.28, max(a.x, a.y) - 0.85);
  else if (shape >= 3.0) off = triangle(p);
  else if (shape >= 2.0) off = (a.x + a.y - 0.92) * 0.8;
  else if (shape >= 1.0) off = max(a.x, a.y) - 0.7;
  float alpha = colour.a * (1.0 - smoothstep(-soft, soft, off));
  gl_FragColor = vec4(colour.rgb * alpha, alpha);
}`;
