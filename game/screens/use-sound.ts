import { useEffect, useState } from 'preact/hooks';
import { browserStore } from '../dataset/choice-memory.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { useSettings } from '../settings/use-settings.ts';

/** Loudness of the walk, remembered. */
export interface Sound {
  /** 0 ... 1. */
  readonly level: number;
  readonly muted: boolean;
  readonly setLevel: (level: number) => void;
  readonly toggle: () => void;
}

const LEVEL_KEY = 'earshot volume';
const USUAL = 0.8;

/** Volume and mute of a map; muting holds for this visit only. */
export function useSound(map: MapHandle | null): Sound {
  const [level, setLevel] = useState(rememberedLevel);
  const [muted, setMuted] = useState(false);
  useEffect(() => map?.volume(level), [map, level]);
  useEffect(() => map?.mute(muted), [map, muted]);
  const { walking, pointing, mono, matched } = useSettings();
  useEffect(
    () => map?.tune({ walking, pointing, mono, matched }),
    [map, walking, pointing, mono, matched],
  );
  return {
    level,
    muted,
    setLevel: (next) => {
      setLevel(next);
      setMuted(next === 0);
      browserStore().setItem(LEVEL_KEY, String(next));
    },
    toggle: () => setMuted((was) => !was),
  };
}

function rememberedLevel(): number {
  const stored = Number(browserStore().getItem(LEVEL_KEY) ?? USUAL);
  return stored > 0 && stored <= 1 ? stored : USUAL;
}
