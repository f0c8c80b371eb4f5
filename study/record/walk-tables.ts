import type { Column, Table } from './table.ts';

/** The column that says whose a row is. */
export const SESSION: Column<'session'> = ['session', 'text', '', 'Pseudonym of the session'];

/** One session: a sitting from consent to end. Cells of `began` are empty if it never began. */
export interface SessionRow {
  readonly study: string;
  readonly session: string;
  readonly begun: string;
  readonly protocol: string | null;
  readonly dataset: string | null;
  readonly dataset_hash: string | null;
  readonly build: string | null;
  readonly seed: number | null;
  readonly seconds: number;
  readonly samples: number;
  readonly complete: boolean;
  readonly participant: string | null;
  readonly condition: string | null;
  readonly slot: number | null;
  readonly outcome: string | null;
  readonly returns: number;
  readonly fast: number | null;
  readonly straight: number | null;
  readonly consistent: number | null;
  readonly focus_losses: number;
  readonly flags: string | null;
}

/** All sessions of the study. */
export const SESSIONS: Table<SessionRow> = {
  file: 'sessions.csv',
  columns: [
    ['study', 'text', '', 'Study that the session belongs to'],
    SESSION,
    ['begun', 'time', '', "When the session's first message came, by the server's clock, UTC"],
    ['protocol', 'text', '', 'SHA-256 of the protocol that was run'],
    ['dataset', 'text', '', 'Name of the dataset that was walked'],
    ['dataset_hash', 'text', '', 'SHA-256 of its manifest; other tables name the dataset by it'],
    ['build', 'text', '', 'Build of the page'],
    ['seed', 'integer', '', 'Seed of the walk'],
    ['seconds', 'number', 's', "From the walk's start to its last recorded tick"],
    ['samples', 'integer', '', 'Number of position samples'],
    ['complete', 'truth', '', 'true if the record reaches the end of the walk, or of the study'],
    ['participant', 'text', '', 'SHA-256 of study and the id that a panel gave; empty without one'],
    ['condition', 'text', '', 'Condition of the study; empty in free play'],
    ['slot', 'integer', '', "Place within the condition, from 0; a drop-out's is given again"],
    [
      'outcome',
      'text',
      '',
      'complete, screened, left or expired; empty while under way or broken off',
    ],
    ['returns', 'integer', '', 'Times that the participant came back to a session'],
    [
      'fast',
      'number',
      '0 to 1',
      'Share of the answers to sounds, of all kinds of trials, within 0.5 s of the first sound; empty without any',
    ],
    [
      'straight',
      'number',
      '0 to 1',
      'Share of ratings that are the same as the one before; empty below 8',
    ],
    [
      'consistent',
      'number',
      '0 to 1',
      'Share of repeated trials with the same answer as the first time, right or wrong (ratings: to a sixth of their range on average); empty without any',
    ],
    ['focus_losses', 'integer', '', 'How often the page lost the focus during trials that count'],
    [
      'flags',
      'text',
      '',
      'too fast, straight line, inconsistent, looked away or failed checks, by `study/record/answer-quality.ts`; empty for none',
    ],
  ],
};

/** One position. */
export interface SampleRow {
  readonly session: string;
  readonly t: number;
  readonly x: number;
  readonly y: number;
  readonly space: string;
  readonly projection: string;
}

/** Positions of all walks, 62.5 a second. */
export const SAMPLES: Table<SampleRow> = {
  file: 'samples.csv',
  columns: [
    SESSION,
    ['t', 'number', 's', "Time from the walk's start; a sample every 0.016 s"],
    ['x', 'number', 'axis units', 'Position on the horizontal axis of the map in force'],
    ['y', 'number', 'axis units', 'Position on the vertical axis of the map in force'],
    ['space', 'text', '', 'Space of that map: model/layer'],
    ['projection', 'text', '', 'Projection of that map'],
  ],
};

/** One segment that sounded for a while. */
export interface HearingRow {
  readonly session: string;
  readonly segment: number;
  readonly track: number | null;
  readonly t_audible: number;
  readonly t_ended: number;
  readonly gain: number;
}

/** What was heard, in the order of its beginning. */
export const HEARINGS: Table<HearingRow> = {
  file: 'hearings.csv',
  columns: [
    SESSION,
    ['segment', 'integer', '', 'Number of the segment in the dataset'],
    ['track', 'integer', '', 'Number of its track; empty if the dataset was not at hand'],
    ['t_audible', 'number', 's', "Measured onset of its sound, from the walk's start"],
    ['t_ended', 'number', 's', "End of its sound; the record's last tick if it sounded until then"],
    ['gain', 'number', '0 to 1', 'Largest gain it had; the first one if its end is not recorded'],
  ],
};

/** One map entered. */
export interface ViewRow {
  readonly session: string;
  readonly t: number;
  readonly space: string;
  readonly projection: string;
  readonly axis_x: number;
  readonly axis_y: number;
  readonly label_x: string;
  readonly label_y: string;
  readonly scale_x: number;
  readonly scale_y: number;
  readonly offset_x: number;
  readonly offset_y: number;
  readonly speed: number;
  readonly radius: number;
  readonly log: boolean;
  readonly shown: string | null;
}

/** Which map was walked from when on. */
export const VIEWS: Table<ViewRow> = {
  file: 'views.csv',
  columns: [
    SESSION,
    ['t', 'number', 's', 'From when on this map was walked; until the next row of the session'],
    ['space', 'text', '', 'model/layer'],
    ['projection', 'text', '', 'original (tags or dimensions) or pca (components)'],
    ['axis_x', 'integer', '', "Place of the horizontal axis in the projection's list, from 0"],
    ['axis_y', 'integer', '', "Place of the vertical axis in the projection's list, from 0"],
    ['label_x', 'text', '', 'What stood on the horizontal axis'],
    ['label_y', 'text', '', 'What stood on the vertical axis'],
    ['scale_x', 'number', 'world units per axis unit', 'world x = offset_x + scale_x * x'],
    [
      'scale_y',
      'number',
      'world units per axis unit',
      'world y = offset_y + scale_y * y, downwards',
    ],
    ['offset_x', 'number', 'world units', 'World x of the value 0; the map is 1 world unit wide'],
    ['offset_y', 'number', 'world units', 'World y of the value 0; the map is 1 world unit high'],
    ['speed', 'number', 'world units per s', 'How fast one walked'],
    ['radius', 'number', 'world units', 'How far one heard'],
    ['log', 'truth', '', 'true: the axes are decimal logarithms; read log10(x) for x above'],
    [
      'shown',
      'json',
      '',
      'Rule of the segments on the map; empty: all. shown.csv lists the segments of each rule',
    ],
  ],
};

/** One line of the record that is no sample. */
export interface EventRow {
  readonly session: string;
  readonly t: number;
  readonly tick: number;
  readonly kind: string;
  readonly detail: string;
}

/** The whole record besides the samples: with the dataset, enough to replay every walk. */
export const EVENTS: Table<EventRow> = {
  file: 'events.csv',
  columns: [
    SESSION,
    ['t', 'number', 's', "Time from the walk's start"],
    ['tick', 'integer', '8 ms', "The same in ticks of the simulation, in the record's order"],
    ['kind', 'text', '', 'What happened, as docs/wire.md lists it'],
    ['detail', 'json', '', 'What else the record says of it, as docs/wire.md explains'],
  ],
};
