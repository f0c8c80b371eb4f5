import type { Outcome } from '#study/record/event';

/** A session at one moment; everything in it follows from its plan and its record. */
export interface SessionState {
  readonly phase: 'running' | 'suspended' | 'over';
  readonly outcome: Outcome | null;
  /** The trial that is open or comes next. */
  readonly trial: number;
  readonly open: boolean;
  /** Tick of the last event. */
  readonly tick: number;
  /** Tick at which the open trial was opened. */
  readonly openedAt: number;
  /** Tick at which the walk that goes on in the open trial began; null: none goes on. */
  readonly walkingSince: number | null;
  /** Ticks that earlier walks of the open trial took: a pause ends one, and the next goes on with the time left. */
  readonly walkedTicks: number;
  /** Places of the clips that were heard to their end in the open trial. */
  readonly heard: readonly number[];
  /** Places of the clips that began to sound. */
  readonly played: readonly number[];
  /** The page that writes the record, by the name it gave itself; empty where it gave none. */
  readonly page: string;
  /** Times that the participant came back. */
  readonly returns: number;
  /** Answers that later blocks may depend on, by `BLOCK` or `BLOCK.ITEM`. */
  readonly answers: Readonly<Record<string, string | number>>;
  /** Right answers so far, by block; practice does not count. */
  readonly right: Readonly<Record<string, number>>;
}

/** A session whose plan was just drawn. */
export const NEW_SESSION: SessionState = {
  phase: 'running',
  outcome: null,
  trial: 0,
  open: false,
  tick: 0,
  openedAt: 0,
  walkingSince: null,
  walkedTicks: 0,
  heard: [],
  played: [],
  page: '',
  returns: 0,
  answers: {},
  right: {},
};

/** What is to be done next. */
export type SessionEffect =
  /** Put a trial on the screen, then log `opened`. */
  | { readonly kind: 'show'; readonly trial: number }
  /** Nothing is left to do: log `finished` with this outcome. */
  | { readonly kind: 'finish'; readonly outcome: Outcome };

/** The state after an event, and what is to be done. */
export interface SessionStep {
  readonly state: SessionState;
  readonly effects: readonly SessionEffect[];
}
