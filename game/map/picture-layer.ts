import {
  type Layer,
  linkProgram,
  type Projection,
  staticBuffer,
  viewUniform,
} from './gl-program.ts';

/** A frame of a picture over the world: how much of it is seen, 0 ... 1. */
export interface PictureFrame extends Projection {
  readonly share: number;
}

/** A square picture on the graphics card: `side` x `side` texels, rows downwards. */
interface Picture {
  readonly side: number;
  readonly format: 'RGBA' | 'LUMINANCE_ALPHA';
  readonly texels: Uint8Array;
}

/** Shaders that draw it: attribute vec2 `corner`, uniforms of PROJECT, sampler2D `picture` and float `share`. */
interface Shaders {
  readonly vertex: string;
  readonly fragment: string;
}

/** Attributes of the other layers: once another map is shown, the buffers they point at are gone. */
const POINTS_AND_INK = [1, 2] as const;

/** Draws a picture with shaders; `prepare` sets what other uniforms the program has, once. */
export function pictureLayer(
  gl: WebGLRenderingContext,
  { side, format, texels }: Picture,
  { vertex, fragment }: Shaders,
  prepare: (program: WebGLProgram) => void = () => undefined,
): Layer<PictureFrame> {
  const program = linkProgram(gl, vertex, fragment, ['corner']);
  const corners = staticBuffer(gl, Float32Array.of(0, 0, 1, 0, 0, 1, 1, 1));
  const texture = smoothTexture(gl, side, gl[format], texels);
  const view = gl.getUniformLocation(program, 'view');
  const share = gl.getUniformLocation(program, 'share');
  gl.useProgram(program);
  prepare(program);
  const draw = (frame: PictureFrame) => {
    gl.useProgram(program);
    gl.uniform4f(view, ...viewUniform(frame));
    gl.uniform1f(share, frame.share);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.bindBuffer(gl.ARRAY_BUFFER, corners);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    for (const attribute of POINTS_AND_INK) gl.disableVertexAttribArray(attribute);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  };
  const free = () => {
    gl.deleteProgram(program);
    gl.deleteBuffer(corners);
    gl.deleteTexture(texture);
  };
  return { draw, free };
}

/** A square texture of bytes, interpolated linearly, that ends at its border. */
function smoothTexture(
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
