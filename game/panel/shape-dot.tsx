import { HUES } from '../style/palette.ts';

/** Outlines of the map's shapes on a 12 x 12 grid, in the order of point-shaders.ts. */
const SHAPES = [
  'M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
  'M2 2h8v8h-8z',
  'M6 .5 11.500 6 6 11.500.5 6z',
  'M6 1.500 11.200 10.500H.8z',
  'M4.300.8h3.400v3.500h3.500v3.400h-3.500v3.500h-3.400v-3.500h-3.500v-3.400h3.500z',
  'M6 10.500.8 1.500h10.400z',
] as const;

/** The shape that stands for a hue, in it. */
export function ShapeDot({ hue }: { readonly hue: number }) {
  return (
    <svg class="legend__shape" viewBox="0 0 12 12" aria-hidden="true">
      <path d={SHAPES[hue % SHAPES.length]} fill={HUES[hue]} />
    </svg>
  );
}
