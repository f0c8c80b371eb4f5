import { type ChoiceMemory, nameChoice, type ViewChoice } from './view-choice.ts';
import { readLink, writeLink } from './view-link.ts';

/** Where choices are remembered: localStorage, or nothing where the browser keeps none. */
export type KeyedText = Pick<Storage, 'getItem' | 'setItem'>;

/** Choices of one dataset, remembered per combination (F15). */
export interface RememberedChoices extends ChoiceMemory {
  /** The space that was shown last; null on the first visit. */
  readonly space: () => string | null;
  readonly remember: (choice: ViewChoice) => void;
}

/** Remember a dataset's choices in a store of keyed text. */
export function rememberChoices(store: KeyedText, dataset: string): RememberedChoices {
  const key = (...parts: string[]) => ['earshot', 'view', dataset, ...parts].join(' ');
  return {
    space: () => store.getItem(key()),
    projection: (space) => store.getItem(key(space)),
    axes: (space, projection) => {
      const text = store.getItem(key(space, projection));
      return text === null ? null : readLink(text);
    },
    remember: (choice) => {
      const { space, projection } = choice;
      const { x, y, look } = nameChoice(choice);
      store.setItem(key(), space.id);
      store.setItem(key(space.id), projection.id);
      store.setItem(key(space.id, projection.id), writeLink({ x, y, look }));
    },
  };
}

/** The browser's store, or one that forgets where it is forbidden or full. */
export function browserStore(): KeyedText {
  return {
    getItem: (key) => attempt(() => localStorage.getItem(key), null),
    setItem: (key, value) => attempt(() => localStorage.setItem(key, value), undefined),
  };
}

function attempt<T>(act: () => T, otherwise: T): T {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
