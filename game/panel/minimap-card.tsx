import { useEffect, useRef } from 'preact/hooks';
import type { MapHandle } from '../map/map-handle.ts';
import { walkWords } from '../words/walk-words.ts';
import { IconTool } from './icon-tool.tsx';
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
    <section class="minimap" aria-label={walkWords('wholeMap')}>
      <canvas ref={canvas} class="minimap__canvas" />
      <div class="minimap__zoom">
        <IconTool name={walkWords('closer')} action="closer" act={() => map.zoom(ZOOM_STEP)}>
          <PlusIcon />
        </IconTool>
        <IconTool name={walkWords('further')} action="further" act={() => map.zoom(1 / ZOOM_STEP)}>
          <MinusIcon />
        </IconTool>
        <IconTool name={walkWords('showWholeMap')} action="fit" act={() => map.fit()}>
          <FitIcon />
        </IconTool>
      </div>
    </section>
  );
}
