import { type LayerBuilder, PROJECT } from './gl-program.ts';
import type { Veil } from './haze.ts';
import { type PictureFrame, pictureLayer } from './picture-layer.ts';

const VERTEX = `
attribute vec2 corner;
varying highp vec2 at;
${PROJECT}
void main() {
  at = corner;
  gl_Position = project(corner);
}`;

const FRAGMENT = `
precision mediump float;
uniform sampler2D picture;
uniform float share;
varying highp vec2 at;
void main() { gl_FragColor = texture2D(picture, at) * share; }`;

/** A picture over the world; it is baked when it is uploaded, and not kept beside the card's copy. */
export function veilLayer(bake: () => Veil): LayerBuilder<PictureFrame> {
  return (gl) =>
    pictureLayer(gl, { ...bake(), format: 'RGBA' }, { vertex: VERTEX, fragment: FRAGMENT });
}
