import type { MapSound } from '../sound/map-sound.ts';
import type { Explorer } from './explorer.ts';
import type { Pointing } from './map-controls.ts';
import { segmentAt } from './pick.ts';

/** Segments sound when they are pointed at or clicked, as the visitor tuned it (F11, F12). */
export function pointAtSegments(explorer: Explorer, sound: MapSound): Pointing {
  let pointed: number | null = null;
  const play = (source: 'hover' | 'click', segment: number) =>
    void sound.play(source, [{ segment, at: 0 }]).catch(() => undefined);
  return {
    hover: (at) => {
      if (sound.tuning.pointing !== 'hover') return;
      const segment = at && segmentAt(explorer, at);
      if (segment === pointed) return;
      pointed = segment;
      if (segment !== null) play('hover', segment);
      else if (sound.playhead?.source !== 'track') sound.still();
    },
    click: (x, y) => {
      const segment = sound.tuning.pointing === 'click' ? segmentAt(explorer, { x, y }) : null;
      if (segment !== null) play('click', segment);
      return segment !== null;
    },
  };
}
