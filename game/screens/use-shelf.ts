import { useState } from 'preact/hooks';
import { browserStore } from '../dataset/choice-memory.ts';
import { keepShelf, readShelf, type Shelf } from '../keepsakes/shelf.ts';

/** The shelf of a dataset and how to change it; every change is kept at once. */
export function useShelf(
  dataset: string,
): readonly [Shelf, (change: (shelf: Shelf) => Shelf) => void] {
  const [shelf, setShelf] = useState(() => readShelf(browserStore(), dataset));
  const change = (next: (shelf: Shelf) => Shelf) => {
    const changed = next(readShelf(browserStore(), dataset));
    keepShelf(browserStore(), dataset, changed);
    setShelf(changed);
  };
  return [shelf, change];
}
