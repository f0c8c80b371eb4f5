import { useEffect, useRef } from 'preact/hooks';
import type { MapHandle } from '../map/map-handle.ts';
import { walkWords } from '../words/walk-words.ts';
import { FitIcon, MinusIcon, PlusIcon } from './icons.tsx';

const ZOOM_STEP = 1.4;

/** A button's name, and its tooltip with the key that does the same. */
function named(key: 'closer' | 'further' | 'showWholeMap', shortcut: string) {
  const name = walkWords(key);
  return { 'aria-label': name, title: walkWords('withKey', { name, key: shortcut }) };
}

/** The whole map small, and how close one looks at it. */
export function MinimapCard({ map }: { readonly map: MapHandle }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    map.minimap(canvas.current);
    return () => map.minimap(null);
  }, [map]);
  return (
    <section class="minimap" aria-label={walkWords('wholeMap')}>
      <canvas ref={canvas} class="minimap__canvas" />
      <div class="minimap__zoom">
        <button
          type="button"
          class="icon-button"
          {...named('closer', '+')}
          onClick={() => map.zoom(ZOOM_STEP)}
        >
          <PlusIcon />
        </button>
        <button
          type="button"
          class="icon-button"
          {...named('further', '-')}
          onClick={() => map.zoom(1 / ZOOM_STEP)}
        >
          <MinusIcon />
        </button>
        <button
          type="button"
          class="icon-button"
          {...named('showWholeMap', '0')}
          onClick={() => map.fit()}
        >
          <FitIcon />
        </button>
      </div>
    </section>
  );
}
