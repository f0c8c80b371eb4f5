import { colourOf, HEIGHT, NIGHT } from './colour.ts';
import { type Density, MARGIN } from './density.ts';
import {
  type LayerBuilder,
  linkProgram,
  PROJECT,
  staticBuffer,
  viewUniform,
} from './gl-program.ts';
import { smoothTexture, type VeilFrame } from './veil-layer.ts';

const VERTEX = `
attribute vec2 corner;
varying highp vec2 at;
${PROJECT}
void main() {
  at = corner;
  vec2 world = corner * ${(1 + 2 * MARGIN).toFixed(2)} - ${MARGIN.toFixed(2)};
  gl_Position = project(world);
}`;

/*
 * Density comes in two bytes (luminance high, alpha low) because one byte makes stairs of the contour
 * lines; both are interpolated linearly, so their weighted sum is too. A little noise hides the bands
 * that a dark slope shows in 8 bits.
 */
const FRAGMENT = `
#extension GL_OES_standard_derivatives : enable
precision highp float;
uniform sampler2D density;
uniform vec3 night;
uniform vec3 height;
uniform float share;
varying highp vec2 at;
void main() {
  vec4 texel = texture2D(density, at);
  float h = (texel.r * 65280.0 + texel.a * 255.0) / 65535.0;
  vec3 colour = mix(night, height, h * h * 1.15);
#ifdef GL_OES_standard_derivatives
  float level = h * 10.0;
  float slope = max(fwidth(level), 1e-4);
  float line = 1.0 - smoothstep(0.4, 1.5, abs(fract(level - 0.5) - 0.5) / slope);
  float faint = smoothstep(0.08, 0.3, h) * smoothstep(0.8, 0.3, slope);
  colour += line * faint * (0.03 + 0.035 * h);
#endif
  float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  gl_FragColor = vec4(colour + (noise - 0.5) / 255.0, 1.0) * share;
}`;

/** Attributes of the other layers: once another map is shown, the buffers they point at are gone. */
const POINTS_AND_INK = [1, 2] as const;

/** The hills of the night map: colour by density, faint contour lines that stay thin at any zoom. */
export function terrainLayer(density: Density): LayerBuilder<VeilFrame> {
  const { side } = density;
  const texels = packTexels(density);
  return (gl) => {
    gl.getExtension('OES_standard_derivatives');
    const program = linkProgram(gl, VERTEX, FRAGMENT, ['corner']);
    const corners = staticBuffer(gl, Float32Array.of(0, 0, 1, 0, 0, 1, 1, 1));
    const texture = smoothTexture(gl, side, gl.LUMINANCE_ALPHA, texels);
    const view = gl.getUniformLocation(program, 'view');
    const share = gl.getUniformLocation(program, 'share');
    gl.useProgram(program);
    gl.uniform3fv(gl.getUniformLocation(program, 'night'), colourOf(NIGHT));
    gl.uniform3fv(gl.getUniformLocation(program, 'height'), colourOf(HEIGHT));
    const draw = (frame: VeilFrame) => {
      gl.useProgram(program);
      gl.uniform4f(view, ...viewUniform(frame));
      gl.uniform1f(share, frame.share);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.bindBuffer(gl.ARRAY_BUFFER, corners);
      gl.enableVertexAttribArray(0);
      gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
      for (const place of POINTS_AND_INK) gl.disableVertexAttribArray(place);
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

function packTexels({ values }: Density): Uint8Array<ArrayBuffer> {
  const texels = new Uint8Array(2 * values.length);
  for (const [i, value] of values.entries()) {
    const steps = Math.round(value * 65_535);
    texels[2 * i] = steps >> 8;
    texels[2 * i + 1] = steps & 255;
  }
  return texels;
}
