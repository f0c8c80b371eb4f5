import { join } from 'node:path';
import { ShownRule } from '#models/space/shown-rule';
import { turnedBack } from '../walk/turned-map.ts';
import { type MapFrame, mapKey } from '../walk/walk-map.ts';
import type { Session } from './sessions.ts';
import { readTable } from './table-file.ts';
import type { TableRow } from './table-row.ts';

/** One line of views.csv: which map a session was on from a moment on. */
export interface FramedView {
  readonly t: number;
  readonly frame: MapFrame;
  /** Whether the map lay otherwise for the walker: axes exchanged end for end, or in each other's place. */
  readonly turned: boolean;
  /** Whether the axes had changed places: samples name the vertical one of the frame first. */
  readonly swapped: boolean;
  /** World units a second. */
  readonly speed: number;
}

const COLUMNS = [
  'session',
  't',
  'space',
  'projection',
  'axis_x',
  'axis_y',
  'label_x',
  'label_y',
  'scale_x',
  'scale_y',
  'offset_x',
  'offset_y',
  'speed',
  'radius',
];

/**
 * Read views.csv: each session's views in the order of time. Views of the same map share one frame; those of maps that
 * differ only by how they were turned, too.
 */
export async function readViews(
  folder: string,
  sessions: ReadonlyMap<string, Session>,
): Promise<ReadonlyMap<string, readonly FramedView[]>> {
  const views = new Map<string, ReadView[]>();
  const frames = new Map<string, MapFrame>();
  await readTable(join(folder, 'views.csv'), COLUMNS, (row) => {
    const session = sessions.get(row.text('session'));
    if (!session) return row.refuse('session', 'a session of sessions.csv');
    const read = frameOf(row, session.hash);
    const frame = frames.get(mapKey(read)) ?? read;
    frames.set(mapKey(read), frame);
    const own = views.get(session.id) ?? [];
    views.set(session.id, own);
    const t = row.number('t');
    if (t < (own.at(-1)?.t ?? t)) row.refuse('t', 'times that never go back');
    own.push({ t, frame, speed: row.positive('speed') });
  });
  const shownAs = turnedBack([...frames.values()]);
  return new Map(
    [...views].map(([id, own]) => [
      id,
      own.map((view) => asShown(view, shownAs.get(view.frame) ?? view.frame)),
    ]),
  );
}

type ReadView = Omit<FramedView, 'turned' | 'swapped'>;

function asShown(view: ReadView, frame: MapFrame): FramedView {
  const swapped = view.frame.axes[0] !== frame.axes[0];
  return { ...view, frame, turned: view.frame !== frame, swapped };
}

function frameOf(row: TableRow, dataset: string): MapFrame {
  return {
    dataset,
    space: row.text('space'),
    projection: row.text('projection'),
    axes: [row.number('axis_x'), row.number('axis_y')],
    labels: [row.text('label_x'), row.text('label_y')],
    scale: [row.nonZero('scale_x'), row.nonZero('scale_y')],
    offset: [row.number('offset_x'), row.number('offset_y')],
    radius: row.positive('radius'),
    ...(row.has('log') && row.truth('log') && { log: true as const }),
    shown: row.has('shown') ? shownOf(row) : undefined,
  };
}

function shownOf(row: TableRow): ShownRule | undefined {
  const text = row.text('shown');
  if (text === '') return undefined;
  const rule = ShownRule.safeParse(row.json('shown'));
  return rule.success ? rule.data : row.refuse('shown', 'a rule of the segments on a map');
}
