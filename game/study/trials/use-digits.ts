import { useShortcuts } from '../../screens/use-shortcuts.ts';

/** Keys 1 ... 9 (and 0 for the tenth) choose the first `count` of some answers. */
export function useDigits(count: number, choose: (place: number) => void): void {
  const actions: Record<string, () => void> = {};
  for (let place = 0; place < Math.min(10, count); place++)
    actions[String((place + 1) % 10)] = () => choose(place);
  useShortcuts(false, actions);
}
