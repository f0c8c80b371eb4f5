import { useEffect, useRef } from 'preact/hooks';
import type { LoadedView } from '../dataset/load-view.ts';
import { bakeDensity, MARGIN } from '../map/density.ts';
import { HUES } from '../style/palette.ts';

/** More points than this don't make the picture richer. */
const MOST_POINTS = 6000;
/** Width of the terrain in its own pixels; the browser smooths it. */
const TERRAIN_SIDE = 192;
/** Colour of the terrain, and its opacity where segments lie densest. */
const TERRAIN = [58, 70, 140] as const;
const TERRAIN_ALPHA = 150;

/** The map that waits behind the start screen, still and dim. */
export function StartBackdrop({ shown }: { readonly shown: LoadedView }) {
  const { view } = shown;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const terrain = bakeTerrain(view.positions);
    const draw = () => canvas.current && drawMap(canvas.current, shown, terrain);
    draw();
    addEventListener('resize', draw);
    return () => removeEventListener('resize', draw);
  }, [shown]);
  return <canvas ref={canvas} class="start__backdrop" />;
}

function drawMap(
  canvas: HTMLCanvasElement,
  { view, dress: { hues } }: LoadedView,
  terrain: HTMLCanvasElement,
): void {
  const brush = canvas.getContext('2d');
  if (!brush) return;
  const sharp = Math.min(2, devicePixelRatio);
  canvas.width = canvas.clientWidth * sharp;
  canvas.height = canvas.clientHeight * sharp;
  const size = Math.min(canvas.width, canvas.height);
  brush.translate((canvas.width - size) / 2, (canvas.height - size) / 2);
  const around = MARGIN * size;
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(terrain, -around, -around, size + 2 * around, size + 2 * around);
  const stride = Math.max(1, Math.ceil(hues.length / MOST_POINTS));
  const radius = pointRadius(hues.length, size / sharp) * sharp;
  for (let i = 0; i < hues.length; i += stride) {
    brush.fillStyle = HUES[hues[i] ?? 0] ?? '';
    brush.beginPath();
    const [x, y] = [view.positions[2 * i] ?? 0, view.positions[2 * i + 1] ?? 0];
    brush.arc(size * x, size * y, radius, 0, 2 * Math.PI);
    brush.fill();
  }
}

/** Radius of a point in CSS pixels on a map of so many: larger on a larger screen. */
function pointRadius(points: number, size: number): number {
  const usual = Math.max(1.2, Math.min(3, 75 / Math.sqrt(points)));
  return usual * Math.max(1, Math.sqrt(size / 900));
}

/** The hills of the night map as a small picture. */
function bakeTerrain(positions: Float32Array): HTMLCanvasElement {
  const { side, values } = bakeDensity(positions, TERRAIN_SIDE);
  const picture = document.createElement('canvas');
  picture.width = side;
  picture.height = side;
  const texels = new ImageData(side, side);
  for (const [i, height] of values.entries())
    texels.data.set([...TERRAIN, TERRAIN_ALPHA * height * height], 4 * i);
  picture.getContext('2d')?.putImageData(texels, 0, 0);
  return picture;
}
