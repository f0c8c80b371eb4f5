import { join } from 'node:path';
import { hasTable, readTable } from '../read/table-file.ts';
import type { TableRow } from '../read/table-row.ts';
import { type Preference, readPreferences } from './read-preferences.ts';
import { readScores, type Score } from './read-scores.ts';
import { type Given, visitTrials } from './visit-trials.ts';

/** A choice with a right answer: intruder, direction or label transfer. */
export interface Choice extends Given {
  readonly task: Task;
  readonly axis: string;
  /** What the trial was about: the clip, or the label that was carried over. */
  readonly item: string;
  /** What was chosen, as it stands in the table. */
  readonly choice: string;
  readonly correct: boolean;
}
/** A name that somebody gave to an end of an axis. */
export interface Label extends Given {
  readonly axis: string;
  readonly pole: string;
  readonly label: string;
}
/** A rating of a clip on one scale. */
export interface Rating extends Given {
  readonly clip: number;
  readonly scale: string;
  readonly rating: number;
  /** Axis that the clip was drawn along, and its place there; empty by chance. */
  readonly axis: string;
  readonly position: number | null;
}
/** Which of three is most like a reference, against what a space says. */
interface Comparison extends Given {
  /** nearest or odd-one-out. */
  readonly form: string;
  readonly space: string;
  readonly reference: number;
  /** Place that was chosen, from 1; 0 is none of them. */
  readonly choice: string;
  /** Segments in the order shown; the reference comes first where the nearest is looked for. */
  readonly clips: readonly number[];
  readonly agrees: boolean;
}
/** Tasks with a right answer, with what guessing gives. */
export const TASKS = {
  'axis-intruder': { title: 'Intruder', alternatives: 5, item: 'odd_clip' },
  direction: { title: 'Direction', alternatives: 2, item: 'probe' },
  'label-transfer': { title: 'Label transfer', alternatives: 2, item: 'label_number' },
} as const;
export type Task = keyof typeof TASKS;

/** All trials of an export that count: no practice, the last answer of each. */
export interface Trials {
  readonly choices: readonly Choice[];
  readonly labels: readonly Label[];
  readonly ratings: readonly Rating[];
  readonly comparisons: readonly Comparison[];
  readonly scores: readonly Score[];
  readonly preferences: readonly Preference[];
  /** Position of segments on every axis; null where the export has no positions.csv. */
  readonly positions: ReadonlyMap<string, ReadonlyMap<number, number>> | null;
}

/** Read the trial tables that an export has; those that it lacks are empty. */
export async function readTrials(folder: string): Promise<Trials> {
  const choices: Choice[] = [];
  for (const [task, { item }] of Object.entries(TASKS))
    await visitTrials(folder, task, ['axis', item, 'choice', 'correct'], (row, given) =>
      choices.push({
        ...given,
        task: task as Task,
        axis: row.text('axis'),
        item: itemOf(row, task, item),
        choice: row.text('choice'),
        correct: row.truth('correct'),
      }),
    );
  const labels: Label[] = [];
  await visitTrials(folder, 'free-label', ['axis', 'pole', 'label'], (row, given) =>
    labels.push({
      ...given,
      axis: row.text('axis'),
      pole: row.text('pole'),
      label: row.text('label'),
    }),
  );
  const ratings: Rating[] = [];
  await visitTrials(
    folder,
    'semantic-differential',
    ['clips', 'scale', 'rating', 'axis', 'position'],
    (row, given) =>
      ratings.push({
        ...given,
        clip: firstClip(row),
        scale: row.text('scale'),
        rating: row.number('rating'),
        axis: row.text('axis'),
        position: row.numberOrNull('position'),
      }),
  );
  const comparisons: Comparison[] = [];
  await visitTrials(
    folder,
    'similarity',
    ['clips', 'space', 'reference', 'choice', 'agrees'],
    (row, given) =>
      comparisons.push({
        ...given,
        form: row.has('form') ? row.text('form') : 'nearest',
        space: row.text('space'),
        reference: row.number('reference'),
        choice: row.text('choice'),
        clips: segmentsOf(row),
        agrees: row.truth('agrees'),
      }),
  );
  return {
    choices,
    labels,
    ratings,
    comparisons,
    scores: await readScores(folder),
    preferences: await readPreferences(folder),
    positions: await readPositions(folder),
  };
}

function segmentsOf(row: TableRow): readonly number[] {
  const clips = row.json('clips');
  return Array.isArray(clips) && clips.every((clip) => typeof clip === 'number')
    ? clips
    : row.refuse('clips', 'a list of segments');
}

/** Labels of the protocol have no number: their axis and end tell them apart. */
function itemOf(row: TableRow, task: string, item: string): string {
  return task === 'label-transfer' ? `${row.text('axis')} ${row.text(item)}` : row.text(item);
}

function firstClip(row: TableRow): number {
  const clips: unknown = JSON.parse(row.text('clips'));
  return Array.isArray(clips) && typeof clips[0] === 'number'
    ? clips[0]
    : row.refuse('clips', 'a list of segments');
}

async function readPositions(folder: string): Promise<Trials['positions']> {
  const path = join(folder, 'positions.csv');
  if (!(await hasTable(path))) return null;
  const positions = new Map<string, Map<number, number>>();
  await readTable(path, ['axis', 'segment', 'position'], (row) => {
    const axis = row.text('axis');
    const known = positions.get(axis) ?? new Map<number, number>();
    positions.set(axis, known.set(row.number('segment'), row.number('position')));
  });
  return positions;
}
