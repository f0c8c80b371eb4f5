import {
  type LayerBuilder,
  linkProgram,
  PROJECT,
  type Projection,
  staticBuffer,
  viewUniform,
} from './gl-program.ts';
import type { Veil } from './haze.ts';

/** A frame of a veil: how much of it is seen, 0 ... 1. */
export interface VeilFrame extends Projection {
  readonly share: number;
}

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
uniform sampler2D veil;
uniform float share;
varying highp vec2 at;
void main() { gl_FragColor = texture2D(veil, at) * share; }`;

/** A picture over the world; it is baked when it is uploaded, and not kept beside the card's copy. */
export function veilLayer(bake: () => Veil): LayerBuilder<VeilFrame> {
  return (gl) => {
    const { side, texels } = bake();
    const program = linkProgram(gl, VERTEX, FRAGMENT, ['corner']);
    const corners = staticBuffer(gl, Float32Array.of(0, 0, 1, 0, 0, 1, 1, 1));
    const texture = smoothTexture(gl, side, gl.RGBA, texels);
    const view = gl.getUniformLocation(program, 'view');
    const share = gl.getUniformLocation(program, 'share');
    const draw = (frame: VeilFrame) => {
      gl.useProgram(program);
      gl.uniform4f(view, ...viewUniform(frame));
      gl.uniform1f(share, frame.share);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.bindBuffer(gl.ARRAY_BUFFER, corners);
      gl.enableVertexAttribArray(0);
      gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
      for (const attribute of [1, 2]) gl.disableVertexAttribArray(attribute);
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    };
    const free = () => {
      gl.deleteProgram(program);
      gl.deleteBuffer(corners);
      gl.deleteTexture(texture);
    };
    return { draw, free };
  };
}

/** A square texture of bytes, interpolated linearly, that ends at its border. */
export function smoothTexture(
  gl: WebGLRenderingContext,
  side: number,
  format: GLenum,
  texels: Uint8Array,
): WebGLTexture {
  const texture = gl.createTexture();
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.texImage2D(gl.TEXTURE_2D, 0, format, side, side, 0, format, gl.UNSIGNED_BYTE, texels);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}
