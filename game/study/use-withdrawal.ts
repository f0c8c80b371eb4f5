import { useState } from 'preact/hooks';
import { withdraw } from './open-sitting.ts';
import { dropKey, type StudyKey } from './study-key.ts';

/** Whether what was done is kept, gone for good, or could not be deleted just now. */
export type Withdrawal = 'kept' | 'gone' | 'failed';

/** Delete everything of a participation from the server, and then from this browser. */
export function useWithdrawal(study: string, key: StudyKey): readonly [Withdrawal, () => void] {
  const [state, setState] = useState<Withdrawal>('kept');
  const remove = async () => {
    const gone = await withdraw(study, key);
    if (gone) dropKey(study);
    setState(gone ? 'gone' : 'failed');
  };
  return [state, () => void remove()];
}
