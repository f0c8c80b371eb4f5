import { useEffect, useRef } from 'preact/hooks';
import type { MapView } from '../map/map-view.ts';
import { HUES } from '../style/palette.ts';

/** More points than this don't make the picture richer. */
const MOST_POINTS = 6000;
/** Radius of the terrain's light around a point, as a share of the map. */
const GLOW = 0.05;
const TERRAIN = 'rgb(58 70 140 / 0.05)';

/** The map that waits behind the start screen, still and dim. */
export function StartBackdrop({ view }: { readonly view: MapView }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = () => canvas.current && drawMap(canvas.current, view);
    draw();
    addEventListener('resize', draw);
    return () => removeEventListener('resize', draw);
  }, [view]);
  return <canvas ref={canvas} class="start__backdrop" />;
}

function drawMap(canvas: HTMLCanvasElement, view: MapView): void {
  const brush = canvas.getContext('2d');
  if (!brush) return;
  const sharp = Math.min(2, devicePixelRatio);
  canvas.width = canvas.clientWidth * sharp;
  canvas.height = canvas.clientHeight * sharp;
  const size = Math.min(canvas.width, canvas.height);
  brush.translate((canvas.width - size) / 2, (canvas.height - size) / 2);
  const count = view.hues.length;
  const stride = Math.max(1, Math.ceil(count / MOST_POINTS));
  const radius = Math.max(1, Math.min(3, 60 / Math.sqrt(count))) * sharp;
  const disc = (i: number, reach: number, colour: string) => {
    brush.fillStyle = colour;
    brush.beginPath();
    const [x, y] = [view.positions[2 * i] ?? 0, view.positions[2 * i + 1] ?? 0];
    brush.arc(size * x, size * y, reach, 0, 2 * Math.PI);
    brush.fill();
  };
  for (let i = 0; i < count; i += 3 * stride) disc(i, GLOW * size, TERRAIN);
  for (let i = 0; i < count; i += stride) disc(i, radius, HUES[view.hues[i] ?? 0] ?? '');
}
