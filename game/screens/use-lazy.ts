import { useEffect, useState } from 'preact/hooks';

/** A part of the page whose code is fetched once it is wanted; null until it is here. */
export function useLazy<T>(wanted: boolean, load: () => Promise<T>): T | null {
  const [part, setPart] = useState<T | null>(null);
  useEffect(() => {
    if (!wanted || part !== null) return;
    let here = true;
    // Code that did not come is asked for when it is wanted again.
    load().then(
      (loaded) => here && setPart(() => loaded),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [wanted]);
  return part;
}
