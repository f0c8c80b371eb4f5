import { useEffect, useState } from 'preact/hooks';
import type { LoadedView } from '../dataset/load-view.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { othersPainter } from '../map/paint-others.ts';
import type { OtherListener } from '../net/presence.ts';
import { useSettings } from '../settings/use-settings.ts';

/**
 * See others on the same map, and be seen, where that was chosen; never while a walk is kept: what is
 * recorded must not depend on who else is there. Answers how many others there are.
 */
export function useOthers(
  map: MapHandle,
  { hash }: OpenDataset,
  { view }: LoadedView,
  kept: boolean,
): number {
  const wanted = useSettings().others && !kept;
  const [count, setCount] = useState(0);
  const { space, projection, axes } = view;
  const room = [space, projection, ...axes].join(' ');
  useEffect(() => {
    if (!wanted) return;
    let others: readonly OtherListener[] = [];
    let left = false;
    let leave: (() => void) | null = null;
    const told = (now: readonly OtherListener[]) => {
      others = now;
      setCount(now.length);
    };
    import('../net/presence.ts')
      .then(({ joinOthers }) => joinOthers({ dataset: hash, map: room }, () => map.probe(), told))
      .then(
        (end) => {
          leave = end;
          if (left) end();
        },
        () => told([]),
      );
    map.paint(
      'others',
      othersPainter(() => others),
    );
    return () => {
      left = true;
      leave?.();
      map.paint('others', null);
      setCount(0);
    };
  }, [map, wanted, hash, room]);
  return count;
}
