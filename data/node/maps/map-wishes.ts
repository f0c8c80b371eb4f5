import type { MapMethod } from './map-methods.ts';

/** What maps a person wants. */
export interface MapWishes {
  readonly methods: readonly MapMethod[];
  /** Left out: a map that is there keeps its own, a new one takes the dataset's. */
  readonly seed?: number | undefined;
  /** Make the wanted maps anew, also where the old ones could take on what is new. */
  readonly refit: boolean;
  /** The same maps come out of any number. */
  readonly threads: number;
}
