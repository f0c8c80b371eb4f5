import { colourOf, HEIGHT, NIGHT } from './colour.ts';
import { type Density, MARGIN } from './density.ts';
import { type LayerBuilder, PROJECT } from './gl-program.ts';
import { type PictureFrame, pictureLayer } from './picture-layer.ts';

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
uniform sampler2D picture;
uniform vec3 night;
uniform vec3 height;
uniform float share;
varying highp vec2 at;
void main() {
  vec4 texel = texture2D(picture, at);
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

/** The hills of the night map: colour by density, faint contour lines that stay thin at any zoom. */
export function terrainLayer(density: Density): LayerBuilder<PictureFrame> {
  const picture = {
    side: density.side,
    format: 'LUMINANCE_ALPHA',
    texels: packTexels(density),
  } as const;
  return (gl) => {
    gl.getExtension('OES_standard_derivatives');
    return pictureLayer(gl, picture, { vertex: VERTEX, fragment: FRAGMENT }, (program) => {
      gl.uniform3fv(gl.getUniformLocation(program, 'night'), colourOf(NIGHT));
      gl.uniform3fv(gl.getUniformLocation(program, 'height'), colourOf(HEIGHT));
    });
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
