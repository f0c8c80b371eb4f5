import type { Plan, PlannedTrial } from '#study/plan/plan';
import { tickSeconds } from '#study/session/ticks';
import { kindOf } from '#study/trial/kinds';
import { type AnswerQuality, answerQuality } from './answer-quality.ts';
import { type CountedAnswer, countedAnswer } from './counted-answer.ts';
import type { Outcome, RecordEvent } from './event.ts';
import type { Cell, Table } from './table.ts';
import {
  ADVICE,
  type AdviceRow,
  TRIAL_TABLES,
  type TrialCells,
  type TrialRow,
} from './trial-tables.ts';

type Emit = <Row extends Record<keyof Row, Cell>>(table: Table<Row>, row: Row) => void;
type EventOf<Kind extends RecordEvent['kind']> = Extract<RecordEvent, { kind: Kind }>;

/** What was noticed while a trial was open. */
interface OpenTrial {
  readonly planned: PlannedTrial;
  readonly attempt: number;
  readonly openedAt: number;
  audible: number | null;
  plays: number;
  focusLosses: number;
  volumeChanges: number;
  frames: number;
}

/** What a record says of its session as a whole. */
export interface StudySummary extends AnswerQuality {
  readonly outcome: Outcome | null;
  readonly returns: number;
}

/** Turns a study session's events, taken in order, into rows of the trial tables. */
export class TrialRows {
  readonly #session: string;
  readonly #plan: Plan;
  readonly #attempts = new Map<number, number>();
  readonly #done: {
    readonly kind: string;
    readonly cells: Omit<TrialCells, 'kept'>;
    readonly own: readonly Record<string, Cell>[];
  }[] = [];
  readonly #advice: AdviceRow[] = [];
  #open: OpenTrial | null = null;
  #outcome: Outcome | null = null;
  #returns = 0;

  constructor(session: string, plan: Plan) {
    this.#session = session;
    this.#plan = plan;
  }

  take(event: RecordEvent): void {
    if (event.kind === 'opened') this.#begin(event);
    if (event.kind === 'answered') this.#close(event, event.answer, event.rt / 1000);
    if (event.kind === 'lapsed') this.#close(event, null, null);
    if (event.kind === 'returned') this.#returns++;
    if (event.kind === 'finished') this.#outcome = event.outcome;
    if (event.kind === 'advised') this.#advise(event);
    this.#notice(event);
  }

  /** Emit all rows, in the order of the answers, and sum up. */
  finish(emit: Emit): StudySummary {
    const last = new Map(this.#done.map(({ cells }, i) => [cells.trial, i]));
    for (const [i, { kind, cells, own }] of this.#done.entries()) {
      const table = TRIAL_TABLES.get(kind);
      const kept = last.get(cells.trial) === i;
      if (table) for (const row of own) emit(table, { ...blank(table), ...row, ...cells, kept });
    }
    for (const row of this.#advice) emit(ADVICE, row);
    const quality = answerQuality(this.#counted(last));
    return { outcome: this.#outcome, returns: this.#returns, ...quality };
  }

  #counted(last: ReadonlyMap<number, number>): readonly CountedAnswer[] {
    return this.#done.flatMap(({ kind, cells, own }, i) => {
      if (cells.practice || cells.lapsed || last.get(cells.trial) !== i) return [];
      return countedAnswer(kind, cells, own);
    });
  }

  #begin({ trial, tick }: EventOf<'opened'>): void {
    const planned = this.#plan.trials[trial];
    if (!planned) return;
    const attempt = (this.#attempts.get(trial) ?? 0) + 1;
    this.#attempts.set(trial, attempt);
    const none = { audible: null, plays: 0, focusLosses: 0, volumeChanges: 0, frames: 0 };
    this.#open = { planned, attempt, openedAt: tick, ...none };
  }

  #notice(event: RecordEvent): void {
    const open = this.#open;
    if (!open) return;
    if (event.kind === 'presented') {
      open.audible ??= tickSeconds(event.tick) + event.lag / 1000;
      open.plays++;
    }
    if (event.kind !== 'noticed') return;
    if (event.what === 'focus' && event.value === 0) open.focusLosses++;
    if (event.what === 'volume') open.volumeChanges++;
    if (event.what === 'frames') open.frames = Math.round(event.value);
  }

  #close({ tick }: EventOf<'answered' | 'lapsed'>, answer: unknown, rt: number | null): void {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const { planned, attempt, openedAt, audible } = open;
    const { task, truth = {}, block, trial, level, practice, repeats } = planned;
    const kind = kindOf(planned.kind);
    const own = rt === null ? [truthOnly(kind.columns, truth)] : kind.rows(task, truth, answer);
    const cells = {
      session: this.#session,
      condition: this.#plan.place.condition,
      ...{ block, trial, level, practice, repeats, attempt },
      lapsed: rt === null,
      t_opened: tickSeconds(openedAt),
      t_audible: audible,
      t_answered: tickSeconds(tick),
      rt,
      clips: JSON.stringify(kind.clips(task)),
      plays: open.plays,
      focus_losses: open.focusLosses,
      volume_changes: open.volumeChanges,
      frames_dropped: open.frames,
    };
    this.#done.push({ kind: planned.kind, cells, own });
  }

  #advise({ tick, policy, version, candidates, chosen, propensity }: EventOf<'advised'>): void {
    this.#advice.push({
      session: this.#session,
      trial: this.#open?.planned.trial ?? 0,
      t: tickSeconds(tick),
      ...{ policy, version, candidates: JSON.stringify(candidates), chosen, propensity },
    });
  }
}

/** What was true of a trial that nobody answered. */
function truthOnly(
  columns: readonly (readonly [string, ...unknown[]])[],
  truth: Readonly<Record<string, Cell>>,
): Record<string, Cell> {
  return Object.fromEntries(columns.map(([name]) => [name, truth[name] ?? null]));
}

function blank(table: Table<TrialRow>): Record<string, Cell> {
  return Object.fromEntries(table.columns.map(([name]) => [name, null]));
}
