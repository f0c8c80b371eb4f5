import { useEffect } from 'preact/hooks';
import type { LoadedView } from '../dataset/load-view.ts';
import { createDiscoveredVeil } from '../map/discovered-veil.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { lastingTrail } from '../map/paint-lasting-trail.ts';
import { useSettings } from '../settings/use-settings.ts';

/** What walking leaves on the map, as it was set: a trail that stays, a veil over what was not walked past. */
export function useTraces(map: MapHandle, { view }: LoadedView, ground: HTMLElement | null): void {
  const { trail, discover } = useSettings();
  const { positions } = view;
  useEffect(() => {
    if (trail !== 'stays') return;
    map.paint(
      'trail',
      lastingTrail(() => map.probe()),
    );
    return () => map.paint('trail', null);
  }, [map, trail, positions]);
  useEffect(() => {
    if (!discover || !ground) return;
    const veil = createDiscoveredVeil(ground);
    map.veil(veil.mask);
    map.paint('veil', (_, { camera, extent }) => veil.draw(map.probe(), camera, extent));
    return () => {
      map.paint('veil', null);
      map.veil(null);
      veil.remove();
    };
  }, [map, discover, ground, positions]);
}
