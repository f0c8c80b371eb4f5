import { useEffect } from 'preact/hooks';
import { useSettings } from '../settings/use-settings.ts';

/** Contrast and calm as they were set, for the whole page. */
export function useLookOfPage(): void {
  const { contrast, calm } = useSettings();
  useEffect(() => {
    const { classList } = document.documentElement;
    classList.toggle('contrast', contrast);
    classList.toggle('calm', calm);
  }, [contrast, calm]);
}
