import type * as z from 'zod/mini';
import type { Cell, Column } from '#study/record/table';
import type { StudyAxis } from '#study/stimuli/axis-values';
import type { StimulusCatalogue } from '#study/stimuli/catalogue';
import type { PoleRule, Poles } from '#study/stimuli/poles';

/** A label that an earlier participant gave to an end of an axis; only its number is kept with plans. */
export interface EarlierLabel {
  readonly id: number;
  readonly axis: string;
  readonly pole: Pole;
}
export type Pole = 'low' | 'high';

/** What drawing a block's trials for a person may look at. */
export interface DrawContext {
  readonly stimuli: StimulusCatalogue;
  readonly axis: (name: string) => StudyAxis;
  /** The ends of an axis: the same for everybody. */
  readonly poles: (axis: string, rule: PoleRule) => Poles;
  /** Whether the ends of an axis are exchanged for this person: so for half of the people. */
  readonly flipped: (axis: string) => boolean;
  /** Chance that is the same for everybody of the study, one stream a purpose. */
  readonly common: (...purpose: readonly (string | number)[]) => () => number;
  /** This person's own chance. */
  readonly own: () => number;
  /** `take` of the items for this person, such that over people all are taken equally often. */
  readonly share: <T>(
    items: readonly T[],
    take: number,
    ...purpose: readonly (string | number)[]
  ) => T[];
  /** Labels that may be shown. */
  readonly labels: (axis: string, pole: Pole) => readonly EarlierLabel[];
}

/** What is true of a trial and not told to its participant, as cells of the export. */
export type Truth = Readonly<Record<string, Cell>>;

/** A trial as it is drawn: what the participant is given, and what only the record knows. */
export interface Draft<Task> {
  readonly task: Task;
  readonly truth?: Truth;
  /** The level of the within-person condition, where the kind makes levels by itself. */
  readonly level?: string;
  /** How long it usually takes, in seconds. */
  readonly seconds: number;
}

/** A simulated listener. */
export interface Listener {
  /** What is perceived of a clip: six numbers of standard size, noisy anew each time. */
  readonly hear: (segment: number) => readonly number[];
  /** Uniform numbers, 0 ... 1. */
  readonly random: () => number;
  /** Answers at random and at once. */
  readonly careless: boolean;
}

/**
 * One kind of trial: its parameters, its data columns, what an answer must be, how its trials are drawn,
 * and how a simulated listener answers. Screens are the game's.
 */
export interface TrialKind<Block = unknown, Task = unknown, Answer = unknown> {
  readonly name: string;
  /** One sentence for the protocol reference. */
  readonly about: string;
  /** Its block in a protocol. */
  readonly Block: z.ZodMiniType<Block>;
  readonly Answer: z.ZodMiniType<Answer>;
  /** Its columns of the export, besides those that all kinds have. */
  readonly columns: readonly Column[];
  /** The trials of a block for one person. */
  draw(block: Block, context: DrawContext): readonly Draft<Task>[];
  /** Clips of a trial in the order in which they are offered. */
  clips(task: Task): readonly number[];
  /** What must be heard before it may be answered: places in `clips`. */
  mustHear(task: Task): readonly number[];
  /** Why an answer does not fit its task, in one sentence; null if it does. */
  misfit(task: Task, answer: Answer): string | null;
  /** Whether an answer is right; null where there is no right one, or where the task does not say. */
  correct(task: Task, answer: Answer): boolean | null;
  /** Cells of `columns`, one row or several a trial. */
  rows(task: Task, truth: Truth, answer: Answer): readonly Truth[];
  /** What a simulated listener answers. */
  simulate(task: Task, listener: Listener): Answer;
}

/** A kind whose trials have no sound, no right answer and no answer that could misfit. */
export const SILENT = {
  clips: (): readonly number[] => [],
  mustHear: (): readonly number[] => [],
  misfit: (): string | null => null,
  correct: (): boolean | null => null,
};

/** A kind all of whose clips must be heard; no answer misfits or is right unless the kind says so. */
export function heardWhole<Task>(clips: (task: Task) => readonly number[]) {
  return {
    clips,
    mustHear: (task: Task): readonly number[] => clips(task).map((_, place) => place),
    misfit: (): string | null => null,
    correct: (): boolean | null => null,
  };
}
