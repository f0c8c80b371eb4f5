import { useCallback, useEffect, useState } from 'preact/hooks';
import { commonWords } from '../words/common-words.ts';

/** Something that comes over the network. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly reason: string };

/** Load something when the page opens, or when `load` becomes another function. */
export function useLoaded<T>(load: () => Promise<T>): readonly [Loaded<T>, retry: () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // `attempt` makes it happen once more.
  useEffect(() => {
    let wanted = true;
    const settle = (result: Loaded<T>) => {
      if (wanted) setLoaded(result);
    };
    setLoaded({ state: 'loading' });
    load().then(
      (value) => settle({ state: 'ready', value }),
      (error: unknown) => settle({ state: 'failed', reason: reasonOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [load, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return [loaded, retry];
}

/** An error as one sentence. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : commonWords('failed');
}
