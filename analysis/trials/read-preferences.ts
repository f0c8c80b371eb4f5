import { type Given, visitTrials } from './visit-trials.ts';

/** Which of two clips somebody preferred. */
export interface Preference extends Given {
  readonly first: number;
  readonly second: number;
  /** The one that was preferred; null where neither was. */
  readonly winner: number | null;
}

/** Read the preferences that count; none where the export lacks their table. */
export async function readPreferences(folder: string): Promise<readonly Preference[]> {
  const preferences: Preference[] = [];
  await visitTrials(folder, 'preference', ['first', 'second', 'winner'], (row, given) => {
    const [first, second] = [row.number('first'), row.number('second')];
    const winner = row.numberOrNull('winner');
    if (winner !== null && winner !== first && winner !== second)
      row.refuse('winner', 'the first or the second segment, or nothing');
    preferences.push({ ...given, first, second, winner });
  });
  return preferences;
}
