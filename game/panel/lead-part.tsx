import { useEffect, useState } from 'preact/hooks';
import type { Track } from '#data/catalogue/track';
import type { LoadedView } from '../dataset/load-view.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { wayTo } from '../near/near-tracks.ts';
import type { Rediscovery } from '../screens/use-rediscovery.ts';
import { nearWords } from '../words/near-words.ts';
import { trackWords, wayWords } from './way-words.ts';

interface LeadProps {
  readonly map: MapHandle;
  readonly shown: LoadedView;
  readonly tracks: readonly Track[];
  readonly rediscovery: Rediscovery;
}

/** The lead is said anew when somebody came so much nearer or asks: every few seconds. */
const SAY_MS = 4000;

/** The lead to what was not heard for longest, in words: the beacon for who does not see it. */
export function LeadPart({ map, shown, tracks, rediscovery }: LeadProps) {
  const { on, lead, turn } = rediscovery;
  const [, setLooks] = useState(0);
  const [forgotten, setForgotten] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setLooks((looks) => looks + 1), SAY_MS);
    return () => clearInterval(timer);
  }, []);
  const track = lead === null ? undefined : tracks[shown.table.track[lead] ?? -1];
  return (
    <>
      <h3 class="group-title">{nearWords('rediscover')}</h3>
      <label class="setting setting--switch">
        <input
          type="checkbox"
          checked={on}
          onChange={({ currentTarget }) => turn(currentTarget.checked)}
        />
        <span>{nearWords('lead')}</span>
      </label>
      {on && lead !== null && track && (
        <>
          <p role="status">{leadWords(map, shown, track, rediscovery)}</p>
          <div>
            <button type="button" class="button" onClick={rediscovery.walkThere}>
              {nearWords('walkThere')}
            </button>
          </div>
        </>
      )}
      <p class="sheet__soft">
        {nearWords('memory')}{' '}
        <button
          type="button"
          class="link-button"
          onClick={() => {
            rediscovery.forget();
            setForgotten(true);
          }}
        >
          {nearWords('forget')}
        </button>
      </p>
      <p role="status" class="sheet__soft">
        {forgotten && nearWords('forgotten')}
      </p>
    </>
  );
}

function leadWords(
  map: MapHandle,
  shown: LoadedView,
  track: Track,
  { lead, known }: Rediscovery,
): string {
  const here = map.probe();
  const way = wayWords(wayTo(shown.view.positions, lead ?? 0, here), here);
  return nearWords(known ? 'leadOnce' : 'leadNever', { name: trackWords(track), way });
}
