import { useEffect, useState } from 'preact/hooks';
import type { LoadedView } from '../dataset/load-view.ts';

/** A segment counts as walked past once it was the nearest for so long. */
const PAST_MS = 600;

/** The segments that were walked past in this visit, in the order of the walk. */
export function useWalked({ table }: LoadedView, heard: number | undefined): readonly number[] {
  const [walked, setWalked] = useState<readonly number[]>([]);
  useEffect(() => setWalked([]), [table]);
  useEffect(() => {
    if (heard === undefined) return;
    const timer = setTimeout(() => setWalked((before) => [...before, heard]), PAST_MS);
    return () => clearTimeout(timer);
  }, [heard]);
  return walked;
}
