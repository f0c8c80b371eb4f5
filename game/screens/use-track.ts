import { useEffect, useRef, useState } from 'preact/hooks';
import type { LoadedView } from '../dataset/load-view.ts';
import { trackFrom } from '../dataset/track-segments.ts';
import type { MapHandle } from '../map/map-handle.ts';

/** Playing the whole track of what is heard. */
export interface TrackOnDemand {
  readonly playing: boolean;
  /** Whether there is anything to play. */
  readonly possible: boolean;
  /** Why it ended before its end; null where it did not. */
  readonly failed: boolean;
  readonly toggle: () => void;
  readonly stop: () => void;
}

/** Play the track of a segment from there to its end; another map or an end of the walk stops it. */
export function useTrack(
  map: MapHandle,
  shown: LoadedView,
  heard: number | undefined,
): TrackOnDemand {
  const [playing, setPlaying] = useState(false);
  const [failed, setFailed] = useState(false);
  const orders = useRef(0);
  const stop = () => {
    orders.current++;
    map.still();
    setPlaying(false);
  };
  const play = () => {
    if (heard === undefined) return;
    const order = ++orders.current;
    const settle = (broken: boolean) => {
      if (order !== orders.current) return;
      setPlaying(false);
      setFailed(broken);
    };
    setPlaying(true);
    setFailed(false);
    map.play(trackFrom(shown, heard)).then(
      () => settle(false),
      () => settle(true),
    );
  };
  useEffect(() => () => map.still(), [map]);
  return {
    playing,
    possible: heard !== undefined,
    failed,
    toggle: playing ? stop : play,
    stop,
  };
}
