import type { LoadedView } from '../dataset/load-view.ts';
import type { Dress } from '../map/dress.ts';
import type { MapProbe } from '../map/map-handle.ts';
import type { MapView } from '../map/map-view.ts';
import type { DeleteKey } from '../net/forgotten.ts';
import type { RecorderStatus } from '../net/walk-recorder.ts';
import type { OpenedWalk } from './open-walk.ts';

/** What tests, and people with a console, can see of a walk: `__earshot`. It can't change anything. */
export interface EarshotProbe {
  readonly map: () => MapProbe;
  readonly view: () => MapView;
  readonly dress: () => Dress;
  /** null when the walk is not kept. */
  readonly kept: () => RecorderStatus | null;
  readonly key: () => DeleteKey | null;
}

declare global {
  var __earshot: EarshotProbe | undefined;
}

/** Let a walk be seen from outside. */
export function exposeProbe({ map, recorder }: OpenedWalk, { view, dress }: LoadedView): void {
  globalThis.__earshot = {
    map: () => map.probe(),
    view: () => view,
    dress: () => dress,
    kept: () => recorder?.status() ?? null,
    key: () => recorder?.key ?? null,
  };
}
