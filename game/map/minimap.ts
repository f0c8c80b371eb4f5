import { type Camera, type Extent, toWorld } from './camera.ts';
import { hueColour, SUN } from './colour.ts';

/** The whole map small, drawn into a canvas of the page. */
export interface Minimap {
  readonly draw: (avatar: { x: number; y: number }, camera: Camera, extent: Extent) => void;
  /** Another map is shown. */
  readonly show: (positions: Float32Array, hues: Uint8Array) => void;
  /** A picture over the world whose opaque parts hide the map; null: none. */
  readonly veil: (mask: HTMLCanvasElement | null) => void;
  readonly stop: () => void;
}

interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Share of the canvas that the map fills. */
const FILL = 0.92;

/**
 * Make a canvas a minimap: the music's density is baked once per map and size, each frame adds the
 * window's frame and the avatar. A click tells `walkTo` its place in the world.
 */
export function createMinimap(
  canvas: HTMLCanvasElement,
  shown: { readonly positions: Float32Array; readonly hues: Uint8Array },
  walkTo: (place: { x: number; y: number }) => void,
): Minimap {
  const context = canvas.getContext('2d');
  const listening = new AbortController();
  let { positions, hues } = shown;
  let baked: ImageBitmapSource | null = null;
  let mask: HTMLCanvasElement | null = null;
  let last = '';

  const click = (event: MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    const square = squareOf(box.width, box.height);
    const x = (event.clientX - box.left - square.left) / square.side;
    walkTo({ x, y: (event.clientY - box.top - square.top) / square.side });
  };
  canvas.addEventListener('click', click, { signal: listening.signal });

  const draw: Minimap['draw'] = (avatar, camera, extent) => {
    const ratio = Math.min(2, window.devicePixelRatio);
    const width = Math.round(canvas.clientWidth * ratio);
    const height = Math.round(canvas.clientHeight * ratio);
    const state = [
      width,
      height,
      avatar.x,
      avatar.y,
      ...Object.values(camera),
      baked === null,
    ].join();
    if (!context || width === 0 || height === 0 || state === last) return;
    last = state;
    const square = squareOf(width, height);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      baked = null;
    }
    baked ??= bake(context, positions, hues, square);
    context.putImageData(baked as ImageData, 0, 0);
    if (mask) hide(context, mask, square);
    drawFrame(context, square, camera, extent, ratio);
    drawAvatar(context, square, avatar, ratio);
  };

  return {
    draw,
    show: (places, colours) => {
      positions = places;
      hues = colours;
      baked = null;
    },
    veil: (over) => {
      mask = over;
      last = '';
    },
    stop: () => {
      listening.abort();
      context?.clearRect(0, 0, canvas.width, canvas.height);
    },
  };
}

function squareOf(width: number, height: number): Square {
  const side = FILL * Math.min(width, height);
  return { left: (width - side) / 2, top: (height - side) / 2, side };
}

/** Colour by the hues that lie in a pixel, strength by how many there are. */
function bake(
  context: CanvasRenderingContext2D,
  positions: Float32Array,
  hues: Uint8Array,
  { left, top, side }: Square,
): ImageData {
  const image = context.createImageData(context.canvas.width, context.canvas.height);
  const sums = new Float32Array(4 * image.width * image.height);
  const dot = dotOf(hues.length);
  for (const [id, hue] of hues.entries()) {
    const column = Math.floor(left + (positions[2 * id] ?? 0) * side);
    const row = Math.floor(top + (positions[2 * id + 1] ?? 0) * side);
    for (let i = 0; i < dot * dot; i++)
      addLight(sums, (row + Math.floor(i / dot)) * image.width + column + (i % dot), hue);
  }
  const crowd = crowdOf(sums);
  for (let at = 0; at < sums.length; at += 4) {
    const count = sums[at + 3] ?? 0;
    if (count === 0) continue;
    for (let channel = 0; channel < 3; channel++)
      image.data[at + channel] = (255 * (sums[at + channel] ?? 0)) / count;
    image.data[at + 3] = 255 * Math.min(1, 0.35 + 0.65 * Math.sqrt(count / crowd));
  }
  return image;
}

/** Width of a segment in pixels: one alone must be seen. */
function dotOf(segments: number): number {
  if (segments < 500) return 3;
  return segments < 5000 ? 2 : 1;
}

/** Add a hue to a pixel's sums of red, green, blue and count. */
function addLight(sums: Float32Array, pixel: number, hue: number): void {
  const [red, green, blue] = hueColour(hue);
  const light = [red, green, blue, 1];
  for (let channel = 0; channel < 4; channel++)
    sums[4 * pixel + channel] = (sums[4 * pixel + channel] ?? 0) + (light[channel] ?? 0);
}

/** Points in a pixel that count as many. */
function crowdOf(sums: Float32Array): number {
  let most = 1;
  for (let at = 3; at < sums.length; at += 4) most = Math.max(most, sums[at] ?? 0);
  return Math.max(1, most / 3);
}

function hide(
  context: CanvasRenderingContext2D,
  mask: HTMLCanvasElement,
  { left, top, side }: Square,
): void {
  context.globalCompositeOperation = 'destination-out';
  context.drawImage(mask, left, top, side, side);
  context.globalCompositeOperation = 'source-over';
}

function drawFrame(
  context: CanvasRenderingContext2D,
  { left, top, side }: Square,
  camera: Camera,
  extent: Extent,
  ratio: number,
): void {
  const corner = toWorld(camera, extent, 0, 0);
  const width = (extent.width / camera.zoom) * side;
  const height = (extent.height / camera.zoom) * side;
  context.strokeStyle = 'rgba(233, 230, 223, 0.45)';
  context.lineWidth = 1.25 * ratio;
  context.strokeRect(left + corner.x * side, top + corner.y * side, width, height);
}

function drawAvatar(
  context: CanvasRenderingContext2D,
  { left, top, side }: Square,
  { x, y }: { x: number; y: number },
  ratio: number,
): void {
  context.fillStyle = SUN;
  context.strokeStyle = 'rgba(11, 13, 18, 0.9)';
  context.lineWidth = 1.5 * ratio;
  context.beginPath();
  context.arc(left + x * side, top + y * side, 3.2 * ratio, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}
