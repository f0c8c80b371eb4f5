/** Where a world place lies on the screen: pixels = (world - centre) * zoom from the window's middle. */
export interface Projection {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** The window in CSS pixels, and device pixels per CSS pixel. */
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** Part of the map's picture. */
export interface Layer<Frame> {
  readonly draw: (frame: Frame) => void;
  /** Delete what it holds on the graphics card. */
  readonly free: () => void;
}
/** Builds a layer; again for every WebGL context, since a lost one takes all its objects along. */
export type LayerBuilder<Frame> = (gl: WebGLRenderingContext) => Layer<Frame>;

/** The uniform vec4 `view` that PROJECT reads: centre of the world, clip units per world unit. */
export function viewUniform({ x, y, zoom, width, height }: Projection) {
  return [x, y, (2 * zoom) / width, (-2 * zoom) / height] as const;
}

/** GLSL: world place to clip space. */
export const PROJECT = `
uniform highp vec4 view;
vec4 project(highp vec2 world) { return vec4((world - view.xy) * view.zw, 0.0, 1.0); }`;

/** Compile and link a program; attributes get their places in the order of their names. */
export function linkProgram(
  gl: WebGLRenderingContext,
  vertex: string,
  fragment: string,
  attributes: readonly string[],
): WebGLProgram {
  const program = gl.createProgram();
  const shaders = [
    compile(gl, gl.VERTEX_SHADER, vertex),
    compile(gl, gl.FRAGMENT_SHADER, fragment),
  ];
  for (const shader of shaders) gl.attachShader(program, shader);
  for (const [place, name] of attributes.entries()) gl.bindAttribLocation(program, place, name);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`A map shader does not link: ${logOf(gl, program, shaders)}`);
  return program;
}

/** A buffer on the graphics card, filled once. */
export function staticBuffer(gl: WebGLRenderingContext, bytes: BufferSource): WebGLBuffer {
  const buffer = gl.createBuffer();
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.bufferData(gl.ARRAY_BUFFER, bytes, gl.STATIC_DRAW);
  return buffer;
}

function compile(gl: WebGLRenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type);
  if (!shader) throw new Error('The browser gave no WebGL shader: its context is lost.');
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}

/** Asked for where linking failed alone: every question waits for the graphics process. */
function logOf(gl: WebGLRenderingContext, program: WebGLProgram, shaders: readonly WebGLShader[]) {
  const logs = [gl.getProgramInfoLog(program), ...shaders.map((one) => gl.getShaderInfoLog(one))];
  return logs.filter(Boolean).join('; ');
}
