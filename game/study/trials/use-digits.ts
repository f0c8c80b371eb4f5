import { useEffect } from 'preact/hooks';
import { useSingleKeys } from '../../screens/use-single-keys.ts';

const DIGITS = '1234567890';

/** Keys 1 ... 9 (and 0 for the tenth) choose the first `count` of some answers; `told` how many they are. */
export function useDigits(
  count: number,
  choose: (place: number) => void,
  told: (count: number) => void,
): void {
  const shown = Math.min(DIGITS.length, count);
  useSingleKeys(({ key, repeat }) => {
    const place = key.length === 1 ? DIGITS.indexOf(key) : -1;
    if (place >= 0 && place < shown && !repeat) choose(place);
  });
  useEffect(() => told(shown), [shown, told]);
}
