import { useState } from 'preact/hooks';
import { withdraw } from './open-sitting.ts';
import { dropKey, type StudyKey } from './study-key.ts';

/** How far a deletion is, and the way on. */
export interface Withdrawal {
  /** kept: nobody asked; asked: it waits for a second word; failed: it could not be done just now. */
  readonly state: 'kept' | 'asked' | 'deleting' | 'gone' | 'failed';
  /** Ask back before anything is deleted. */
  readonly ask: () => void;
  readonly keep: () => void;
  /** Delete everything of the participation from the server, and then from this browser. */
  readonly remove: () => void;
}

/** A participant's way out that leaves nothing behind. */
export function useWithdrawal(study: string, key: StudyKey): Withdrawal {
  const [state, setState] = useState<Withdrawal['state']>('kept');
  const remove = async () => {
    setState('deleting');
    const gone = await withdraw(study, key);
    if (gone) dropKey(study);
    setState(gone ? 'gone' : 'failed');
  };
  return {
    state,
    ask: () => setState('asked'),
    keep: () => setState('kept'),
    remove: () => void remove(),
  };
}
