import { openStimuli } from '#data/node/stimuli';
import { Plan } from '#study/plan/plan';
import { withLabels } from '#study/plan/shown-labels';
import { spacesOf } from '#study/protocol/spaces-of';
import { type AnswerQuality, answerQuality } from '#study/record/answer-quality';
import { TrialRows } from '#study/record/trial-rows';
import { ADVICE, POSITIONS, TRIAL_TABLES } from '#study/record/trial-tables';
import { missingAxis, resolveAxis } from '#study/stimuli/axis-values';
import { kindOf } from '#study/trial/kinds';
import type { Entry } from '#study/wire/entry';
import type { JournalSession } from '../store/journal.ts';
import type { ExportParts } from './export-study.ts';

/** What a session says as a participation in a study; empty cells in free play. */
interface ParticipantCells extends AnswerQuality {
  readonly participant: string | null;
  readonly condition: string | null;
  readonly slot: number | null;
  readonly outcome: string | null;
  readonly returns: number;
}

/** Takes the entries of one session and sums it up. */
interface ParticipantRows {
  readonly take: (entry: Entry) => void;
  readonly finish: () => ParticipantCells;
}

const NO_PARTICIPANT: ParticipantRows = {
  take: () => undefined,
  finish: () => ({
    ...{ participant: null, condition: null, slot: null, outcome: null, returns: 0 },
    ...answerQuality([]),
  }),
};

/** The tables of a study's trials; none for free play. */
export class StudyTables {
  readonly #parts: ExportParts;
  /** Clips that were given to anybody. */
  readonly #clips = new Set<number>();

  constructor(parts: ExportParts) {
    this.#parts = parts;
  }

  /** Begin a table for each kind of trial that some version of the study has. */
  async begin(): Promise<void> {
    const { folder } = this.#parts;
    const kinds = new Set(
      this.#studies().flatMap(({ protocol }) => protocol.blocks.map(({ kind }) => kind)),
    );
    if (kinds.size > 0) kinds.add('instructions'); // breaks are of this kind
    for (const [kind, table] of TRIAL_TABLES) if (kinds.has(kind)) await folder.begin(table);
    if (kinds.has('guided-walk')) await folder.begin(ADVICE);
  }

  /** The rows of one session. */
  async participant({ study, session }: JournalSession): Promise<ParticipantRows> {
    const { journal, folder } = this.#parts;
    const place = await journal.findPlace(study, session);
    if (!place) return NO_PARTICIPANT;
    const words = new Map(
      (await journal.labels(study)).map(({ number, label }) => [number, label]),
    );
    const plan = withLabels(Plan.parse(JSON.parse(place.plan)), (label) => words.get(label));
    for (const { kind, task } of plan.trials)
      for (const clip of kindOf(kind).clips(task)) this.#clips.add(clip);
    const rows = new TrialRows(session, plan);
    const { participant, condition, slot } = place;
    return {
      take: (entry) => entry.kind === 'event' && rows.take(entry.event),
      finish: () => ({
        participant,
        condition,
        slot,
        ...rows.finish((table, row) => folder.add(table, row)),
      }),
    };
  }

  /** Where the clips lie on the axes of the newest version, if its dataset is at hand. */
  async finish(): Promise<void> {
    const { finder, folder } = this.#parts;
    const { protocol, dataset: pinned } = this.#studies().at(-1) ?? {};
    const dataset = pinned && (await finder.find(pinned.hash));
    if (!protocol?.axes || !dataset) return;
    await folder.begin(POSITIONS);
    const stimuli = await openStimuli(dataset, spacesOf(protocol));
    for (const [axis, spec] of Object.entries(protocol.axes)) {
      if (missingAxis(spec, stimuli) !== null) continue;
      const { values } = resolveAxis(axis, spec, stimuli);
      for (const segment of [...this.#clips].filter((clip) => clip >= 0).sort((a, b) => a - b))
        folder.add(POSITIONS, { axis, segment, position: values[segment] ?? 0 });
      await folder.drain();
    }
  }

  #studies() {
    return this.#parts.versions.filter(({ dataset }) => dataset !== undefined);
  }
}
