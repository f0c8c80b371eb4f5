import { useEffect, useState } from 'preact/hooks';
import type { LoadedView } from '../dataset/load-view.ts';
import { findRegions } from '../dataset/regions.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { createRegionNames, type Region } from '../map/region-names.ts';

const NONE: readonly Region[] = [];

/** Names of the regions of a view, as far as they are to be shown. */
export function regionsOf({ view, kinds, choice }: LoadedView): readonly Region[] {
  return choice.look.names ? findRegions(view.positions, kinds) : NONE;
}

/** Show the names of the regions over the map. */
export function useNames(map: MapHandle, shown: LoadedView): void {
  const [names, setNames] = useState<ReturnType<typeof createRegionNames> | null>(null);
  useEffect(() => {
    const made = createRegionNames(map.parent);
    map.paint('names', (_, { camera, extent, way }) => made.place(camera, extent, way === 1));
    setNames(made);
    return () => {
      map.paint('names', null);
      made.remove();
    };
  }, [map]);
  const { view, kinds } = shown;
  const wanted = shown.choice.look.names;
  useEffect(() => names?.show(regionsOf(shown)), [names, view, kinds, wanted]);
}
