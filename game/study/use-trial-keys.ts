import { useLayoutEffect, useRef } from 'preact/hooks';

/** Elements to which Enter and the space bar mean something of their own. */
const OWN_KEYS = ['button', 'a', 'input', 'textarea', 'select'].join();

function isForOthers({ target, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent): boolean {
  const owned = target instanceof Element && target.closest(OWN_KEYS) !== null;
  return owned || ctrlKey || metaKey || altKey || repeat;
}

/** Enter goes on, the space bar listens, wherever no control has the focus: as soon as the trial is in sight. */
export function useTrialKeys(go: () => void, listen: () => void): void {
  const latest = useRef({ go, listen });
  latest.current = { go, listen };
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { go: enter, listen: space } = latest.current;
      const act = event.key === 'Enter' ? enter : event.key === ' ' ? space : null;
      if (!act || isForOthers(event)) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
