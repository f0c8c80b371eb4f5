import { useEffect, useState } from 'preact/hooks';
import type { MapHandle } from '../map/map-handle.ts';
import { isReached, onReach } from '../net/reach.ts';
import { welcomeWords } from '../words/welcome-words.ts';

interface NoticesProps {
  readonly map: MapHandle;
  readonly sound: AudioContext;
  /** Whether the dataset has clips. */
  readonly sounds: boolean;
}

const LOOK_MS = 1000;

/** What stands between the visitor and the whole experience, and what to do about it. */
export function Notices({ map, sound, sounds }: NoticesProps) {
  const online = useOnline();
  const blocked = useBlocked(sound);
  return (
    <div class="notices" role="status">
      {map.plain && <p class="notice">{welcomeWords('plain')}</p>}
      {!online && <p class="notice">{welcomeWords('offline')}</p>}
      {!sounds && <p class="notice">{welcomeWords('silent')}</p>}
      {sounds && blocked && (
        <p class="notice">
          {welcomeWords('blocked')}{' '}
          <button type="button" class="link-button" onClick={() => void sound.resume()}>
            {welcomeWords('unblock')}
          </button>
        </p>
      )}
    </div>
  );
}

function useOnline(): boolean {
  const isOnline = () => navigator.onLine && isReached();
  const [online, setOnline] = useState(isOnline);
  useEffect(() => {
    const follow = () => setOnline(isOnline());
    const forget = onReach(follow);
    addEventListener('online', follow);
    addEventListener('offline', follow);
    return () => {
      forget();
      removeEventListener('online', follow);
      removeEventListener('offline', follow);
    };
  }, []);
  return online;
}

/** Browsers also stop sound later, and don't always tell. */
function useBlocked(sound: AudioContext): boolean {
  const [blocked, setBlocked] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setBlocked(sound.state !== 'running'), LOOK_MS);
    return () => clearInterval(timer);
  }, [sound]);
  return blocked;
}
