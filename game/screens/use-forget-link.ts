import { useEffect, useState } from 'preact/hooks';
import { type DeleteKey, readForgetHash } from '../net/forgotten.ts';

/** The walk that the address asks to delete, and how to leave that question. */
export function useForgetLink(): readonly [DeleteKey | null, close: () => void] {
  const [target, setTarget] = useState(() => readForgetHash(location.hash));
  useEffect(() => {
    const follow = () => setTarget(readForgetHash(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const close = () => {
    history.replaceState(null, '', location.pathname);
    setTarget(null);
  };
  return [target, close];
}
