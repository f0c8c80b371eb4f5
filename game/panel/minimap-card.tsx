import { useEffect, useRef } from 'preact/hooks';
import type { MapHandle } from '../map/map-handle.ts';
import { FitIcon, MinusIcon, PlusIcon } from './icons.tsx';

const ZOOM_STEP = 1.4;

/** The whole map small, and how close one looks at it. */
export function MinimapCard({ map }: { readonly map: MapHandle }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    map.minimap(canvas.current);
    return () => map.minimap(null);
  }, [map]);
  return (
    <section class="minimap" aria-label="Whole map">
      <canvas ref={canvas} class="minimap__canvas" />
      <div class="minimap__zoom">
        <button
          type="button"
          class="icon-button"
          aria-label="Closer"
          title="Closer (+)"
          onClick={() => map.zoom(ZOOM_STEP)}
        >
          <PlusIcon />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label="Further away"
          title="Further away (-)"
          onClick={() => map.zoom(1 / ZOOM_STEP)}
        >
          <MinusIcon />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label="Show the whole map"
          title="Show the whole map (0)"
          onClick={() => map.fit()}
        >
          <FitIcon />
        </button>
      </div>
    </section>
  );
}
