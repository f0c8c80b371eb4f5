import { useEffect, useRef, useState } from 'preact/hooks';
import { type DeleteKey, readForgetHash } from '../net/forgotten.ts';

/** The walk that the address asks to delete, and how to leave that question. */
export function useForgetLink(): readonly [DeleteKey | null, close: () => void] {
  const [target, setTarget] = useState(() => readForgetHash(location.hash));
  const before = useRef('');
  useEffect(() => {
    const follow = ({ oldURL }: HashChangeEvent) => {
      const { hash } = new URL(oldURL);
      if (!readForgetHash(hash)) before.current = hash;
      setTarget(readForgetHash(location.hash));
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const close = () => {
    history.replaceState(null, '', location.pathname + before.current);
    setTarget(null);
  };
  return [target, close];
}
