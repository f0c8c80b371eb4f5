import { useEffect, useMemo, useState } from 'preact/hooks';
import { browserStore } from '../dataset/choice-memory.ts';
import type { LoadedView } from '../dataset/load-view.ts';
import { heardMemory } from '../keepsakes/heard-memory.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { beaconPainter } from '../map/paint-beacon.ts';
import { leadFrom } from '../near/lead.ts';

/** The lead to what was not heard for longest. */
export interface Rediscovery {
  readonly on: boolean;
  readonly turn: (on: boolean) => void;
  /** The segment it leads to; null while it is off, or on an empty map. */
  readonly lead: number | null;
  /** Whether its track was heard before. */
  readonly known: boolean;
  readonly walkThere: () => void;
  readonly forget: () => void;
}

/** A track counts as heard once it was the nearest for so long. */
const HEARD_MS = 1000;
const SAVE_MS = 5000;

/** Remember what is heard, and lead to the rest, with a beacon on the map. */
export function useRediscovery(
  map: MapHandle,
  { view, table }: LoadedView,
  dataset: string,
  heard: number | undefined,
): Rediscovery {
  const memory = useMemo(() => heardMemory(browserStore(), dataset), [dataset]);
  const [on, turn] = useState(false);
  const [noted, setNoted] = useState(0);
  const lead = useMemo(
    () => (on ? leadFrom(view.positions, table.track, memory.tracks, map.probe()) : null),
    [on, view, table, memory, noted],
  );
  useEffect(() => {
    const track = heard === undefined ? undefined : table.track[heard];
    if (track === undefined) return;
    const timer = setTimeout(() => {
      memory.note(track, Math.floor(Date.now() / 60_000));
      setNoted((count) => count + 1);
    }, HEARD_MS);
    return () => clearTimeout(timer);
  }, [heard, table, memory]);
  useEffect(() => {
    const timer = setInterval(memory.save, SAVE_MS);
    addEventListener('pagehide', memory.save);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', memory.save);
    };
  }, [memory]);
  const place = lead === null ? null : placeOf(view.positions, lead);
  useEffect(() => {
    map.paint('lead', place && beaconPainter(place, () => map.probe()));
    return () => map.paint('lead', null);
  }, [map, lead, view]);
  return {
    on,
    turn,
    lead,
    known: lead !== null && memory.tracks.has(table.track[lead] ?? -1),
    walkThere: () => place && map.walkTo(place),
    forget: () => {
      memory.forget();
      setNoted((count) => count + 1);
    },
  };
}

function placeOf(positions: Float32Array, segment: number) {
  return { x: positions[2 * segment] ?? 0.5, y: positions[2 * segment + 1] ?? 0.5 };
}
