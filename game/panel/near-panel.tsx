import { useState } from 'preact/hooks';
import type { Track } from '#data/catalogue/track';
import type { LoadedView } from '../dataset/load-view.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { useNear } from '../screens/use-near.ts';
import type { Rediscovery } from '../screens/use-rediscovery.ts';
import { nearWords } from '../words/near-words.ts';
import { LeadPart } from './lead-part.tsx';
import { Sheet } from './sheet.tsx';
import { trackWords, wayWords } from './way-words.ts';

interface NearProps {
  readonly map: MapHandle;
  readonly shown: LoadedView;
  readonly tracks: readonly Track[];
  readonly rediscovery: Rediscovery;
  readonly close: () => void;
}

/** What lies around the walker as a list of buttons: the map for who does not see it. */
export function NearPanel({ map, shown, tracks, rediscovery, close }: NearProps) {
  const [held, setHeld] = useState(false);
  const [said, setSaid] = useState('');
  const { list, again } = useNear(map, shown, held);
  const rules = map.probe();
  const walk = (segment: number, name: string, way: string) => {
    const { positions } = shown.view;
    map.walkTo({ x: positions[2 * segment] ?? 0.5, y: positions[2 * segment + 1] ?? 0.5 });
    setSaid(nearWords('walking', { name, way }));
  };
  return (
    <Sheet title={nearWords('title')} close={close}>
      <p class="sheet__soft">{nearWords(list.length === 0 ? 'none' : 'hint')}</p>
      <ul class="near" onFocusCapture={() => setHeld(true)} onBlurCapture={() => setHeld(false)}>
        {list.map((near) => {
          const track = tracks[near.track];
          if (!track) return null;
          const name = trackWords(track);
          const way = wayWords(near, rules);
          return (
            <li key={near.track}>
              <button
                type="button"
                class="near__item"
                onClick={() => walk(near.segment, name, way)}
              >
                <span class="near__name">{name}</span>
                <span class="near__way">{way}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {held && (
        <button
          type="button"
          class="button"
          onMouseDown={(e) => e.preventDefault()}
          onClick={again}
        >
          {nearWords('again')}
        </button>
      )}
      <p role="status" class="sheet__soft">
        {said}
      </p>
      <LeadPart map={map} shown={shown} tracks={tracks} rediscovery={rediscovery} />
    </Sheet>
  );
}
