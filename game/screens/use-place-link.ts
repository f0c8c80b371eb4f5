import { useEffect, useState } from 'preact/hooks';
import { placeIn } from '../keepsakes/place-link.ts';
import type { MapHandle } from '../map/map-handle.ts';
import type { Exploration } from './use-exploration.ts';

/** Walk to the place that the address comes to name, once its view is shown. */
export function usePlaceLink(map: MapHandle, { choice, shown }: Exploration): void {
  const [place, setPlace] = useState<ReturnType<typeof placeIn>>(null);
  useEffect(() => {
    const follow = () => setPlace(placeIn(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    if (!place || shown?.choice !== choice) return;
    map.walkTo(place);
    setPlace(null);
  }, [place, shown, choice]);
}
