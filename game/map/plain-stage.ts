import { toScreen } from './camera.ts';
import { hueColour, NIGHT, SUN } from './colour.ts';
import type { Explorer } from './explorer.ts';
import type { MapGame, MapGameOptions } from './map-game.ts';

/** Pixels a side of the picture of the whole map. */
const SIDE = 1536;

/** Whether this browser draws with WebGL. */
export function drawsWithWebgl(): boolean {
  const context = document.createElement('canvas').getContext('webgl');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

/** What a plain stage draws, and its clock. */
export interface PlainOptions
  extends Pick<MapGameOptions, 'parent' | 'extent' | 'ratio' | 'frame'> {
  readonly explorer: Explorer;
  readonly hues: () => Uint8Array;
  /** The frame is drawn. */
  readonly drawn: (canvas: HTMLCanvasElement) => void;
}

/** The map without WebGL: its points as one picture, with the avatar, its ring and what is heard on it. */
export function startPlainStage(options: PlainOptions): MapGame {
  const canvas = document.createElement('canvas');
  const brush = canvas.getContext('2d');
  const picture = plainPicture();
  let request = 0;
  const resize: MapGame['resize'] = ({ width, height }, ratio) => {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
    brush?.setTransform(ratio, 0, 0, ratio, 0, 0);
  };
  const frame = () => {
    request = requestAnimationFrame(frame);
    options.frame();
    if (!brush) return;
    paint(brush, options, picture(options.explorer.walk.ground.view.positions, options.hues()));
    options.drawn(canvas);
  };
  options.parent.append(canvas);
  resize(options.extent, options.ratio);
  request = requestAnimationFrame(frame);
  return {
    canvas,
    resize,
    destroy: () => {
      cancelAnimationFrame(request);
      canvas.remove();
    },
  };
}

function paint(
  brush: CanvasRenderingContext2D,
  { explorer }: PlainOptions,
  picture: HTMLCanvasElement,
): void {
  const { camera, extent, walk } = explorer;
  const { state, ground } = walk;
  const corner = toScreen(camera, extent, 0, 0);
  const at = toScreen(camera, extent, state.x, state.y);
  brush.fillStyle = NIGHT;
  brush.fillRect(0, 0, extent.width, extent.height);
  brush.drawImage(picture, corner.x, corner.y, camera.zoom, camera.zoom);
  brush.strokeStyle = SUN;
  circle(brush, at, ground.rules.radius * camera.zoom);
  brush.stroke();
  brush.strokeStyle = '#fff';
  for (const { segment } of state.voices) {
    const { positions } = ground.grid;
    const x = positions[2 * segment] ?? 0;
    circle(brush, toScreen(camera, extent, x, positions[2 * segment + 1] ?? 0), 9);
    brush.stroke();
  }
  brush.fillStyle = SUN;
  circle(brush, at, 8);
  brush.fill();
}

/** Paints the points of a map once, and again when it or its colours change. */
function plainPicture() {
  const picture = document.createElement('canvas');
  picture.width = SIDE;
  picture.height = SIDE;
  const brush = picture.getContext('2d');
  let painted: readonly [Float32Array, Uint8Array] | null = null;
  return (positions: Float32Array, hues: Uint8Array): HTMLCanvasElement => {
    if (!brush || (painted?.[0] === positions && painted[1] === hues)) return picture;
    painted = [positions, hues];
    brush.clearRect(0, 0, SIDE, SIDE);
    const radius = Math.max(1, Math.min(4, 160 / Math.sqrt(hues.length)));
    for (const [i, hue] of hues.entries()) {
      brush.fillStyle = `rgb(${hueColour(hue)
        .map((part) => Math.round(255 * part))
        .join()})`;
      circle(
        brush,
        { x: SIDE * (positions[2 * i] ?? 0), y: SIDE * (positions[2 * i + 1] ?? 0) },
        radius,
      );
      brush.fill();
    }
    return picture;
  };
}

function circle(
  brush: CanvasRenderingContext2D,
  { x, y }: { readonly x: number; readonly y: number },
  radius: number,
): void {
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
}
