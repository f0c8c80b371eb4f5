import { type LayerBuilder, linkProgram, type Projection } from './gl-program.ts';
import { INK_FLOATS, type Ink } from './ink.ts';

/** A frame of ink in a window of CSS pixels. */
export interface InkFrame extends Projection {
  readonly ink: Ink;
}

const VERTEX = `
attribute vec4 place;
attribute vec4 shape;
attribute vec4 colour;
uniform vec2 extent;
varying highp vec2 within;
varying highp vec4 form;
varying vec4 light;
void main() {
  gl_Position = vec4(place.x / extent.x * 2.0 - 1.0, 1.0 - place.y / extent.y * 2.0, 0.0, 1.0);
  within = place.zw;
  form = shape;
  light = colour;
}`;

const FRAGMENT = `
precision highp float;
varying highp vec2 within;
varying highp vec4 form;
varying vec4 light;
void main() {
  float beyond = max(abs(within.x) - form.x, 0.0);
  float off = length(vec2(beyond, within.y)) - form.y;
  if (form.z > 0.0) off = abs(off) - form.z;
  gl_FragColor = light * (1.0 - smoothstep(-form.w, form.w, off));
}`;

const FLOAT_BYTES = 4;

/** Draws discs, rings, glows and lines with smooth edges at any size. */
export function inkLayer(): LayerBuilder<InkFrame> {
  return (gl) => {
    const program = linkProgram(gl, VERTEX, FRAGMENT, ['place', 'shape', 'colour']);
    const buffer = gl.createBuffer();
    const extent = gl.getUniformLocation(program, 'extent');
    const draw = ({ ink, width, height }: InkFrame) => {
      const { floats } = ink;
      gl.useProgram(program);
      gl.uniform2f(extent, width, height);
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, floats, gl.DYNAMIC_DRAW);
      for (const attribute of [0, 1, 2]) {
        gl.enableVertexAttribArray(attribute);
        const offset = attribute * 4 * FLOAT_BYTES;
        gl.vertexAttribPointer(attribute, 4, gl.FLOAT, false, INK_FLOATS * FLOAT_BYTES, offset);
      }
      gl.drawArrays(gl.TRIANGLES, 0, floats.length / INK_FLOATS);
    };
    const free = () => {
      gl.deleteProgram(program);
      gl.deleteBuffer(buffer);
    };
    return { draw, free };
  };
}
