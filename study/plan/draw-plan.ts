import { incompleteBlock } from '#study/design/incomplete';
import { chanceOf, seedOf } from '#study/design/seed-of';
import { shuffled } from '#study/design/shuffled';
import { type Block, blockIds, type Protocol } from '#study/protocol/protocol';
import { resolveAxis, type StudyAxis } from '#study/stimuli/axis-values';
import type { StimulusCatalogue } from '#study/stimuli/catalogue';
import { cutPoles, type PoleRule, type Poles } from '#study/stimuli/poles';
import type { Draft, DrawContext, EarlierLabel } from '#study/trial/kind';
import { kindOf } from '#study/trial/kinds';
import { inLevelOrder, type LevelOrder, rowFor } from './level-order.ts';
import type { Place, Plan, PlannedBlock, PlannedTrial } from './plan.ts';

/** What a plan is drawn from. */
export interface PlanSource {
  readonly protocol: Protocol;
  /** SHA-256 of the protocol. */
  readonly hash: string;
  readonly stimuli: StimulusCatalogue;
  /** Labels of earlier participants that may be shown. */
  readonly labels: readonly EarlierLabel[];
}

type NamedBlock = Block & { readonly id: string };
type Trial = Omit<PlannedTrial, 'trial' | 'repeats'> & { readonly repeats: Trial | null };

const DEFAULT_RESUME = { policy: 'resume', within: 24 * 60 } as const;
const BREAK = {
  title: 'Time for a break',
  text: 'Rest your ears for a moment. Go on when you like.',
};
/** How long people rest, in seconds. */
const BREAK_SECONDS = 30;

/** Draws plans of one study; what is the same for everybody is worked out once. */
export class PlanDesk {
  readonly #source: PlanSource;
  readonly #axes = new Map<string, StudyAxis>();
  readonly #poles = new Map<string, Poles>();

  constructor(source: PlanSource) {
    this.#source = source;
  }

  /** Everything that the person at a place will do. The same place and labels give the same plan. */
  draw(place: Place, labels: readonly EarlierLabel[] = this.#source.labels): Plan {
    const { protocol, hash, stimuli } = this.#source;
    const blocks: PlannedBlock[] = [];
    const trials: PlannedTrial[] = [];
    for (const block of orderedBlocks(protocol, place)) {
      const from = trials.length;
      trials.push(...numbered(this.#trials(block, place, labels), from));
      blocks.push(plannedBlock(block, from, trials.length));
    }
    return {
      study: protocol.id,
      title: protocol.title,
      protocol: hash,
      dataset: stimuli.dataset,
      place,
      resume: protocol.resume ?? DEFAULT_RESUME,
      blocks,
      trials,
    };
  }

  /** What a block's drawing may look at. */
  context(block: NamedBlock, place: Place, labels: readonly EarlierLabel[]): DrawContext {
    const { protocol, stimuli } = this.#source;
    const { seed = 1 } = protocol;
    return {
      stimuli,
      axis: (name) => this.#axis(name),
      poles: (axis, rule) => this.#ends(axis, rule),
      flipped: (axis) => isFlipped(seed, axis, place.slot),
      common: (...purpose) => chanceOf(seed, 'common', ...purpose),
      own: chanceOf(place.seed, block.id),
      share: (items, take, ...purpose) =>
        incompleteBlock(items.length, take, place.slot, seedOf(seed, block.id, ...purpose)).flatMap(
          (i) => items.slice(i, i + 1),
        ),
      labels: (axis, pole) => labels.filter((label) => label.axis === axis && label.pole === pole),
    };
  }

  #axis(name: string): StudyAxis {
    const known = this.#axes.get(name);
    if (known) return known;
    const spec = this.#source.protocol.axes?.[name];
    if (!spec) throw new RangeError(`Got the axis ${name}, which the protocol does not describe.`);
    const axis = resolveAxis(name, spec, this.#source.stimuli);
    this.#axes.set(name, axis);
    return axis;
  }

  #ends(axis: string, rule: PoleRule): Poles {
    const { protocol, stimuli } = this.#source;
    const key = `${axis} ${JSON.stringify(rule)}`;
    const random = chanceOf(protocol.seed ?? 1, 'poles', axis);
    const ends = this.#poles.get(key) ?? cutPoles(this.#axis(axis), rule, stimuli, random);
    this.#poles.set(key, ends);
    return ends;
  }

  #trials(block: NamedBlock, place: Place, labels: readonly EarlierLabel[]): readonly Trial[] {
    const kind = kindOf(block.kind);
    const context = this.context(block, place, labels);
    const drafts = kind.draw(block, context);
    const random = chanceOf(place.seed, block.id, 'order');
    const practice = practiceOf(drafts, block, place);
    const rest = drafts.filter((draft) => !practice.includes(draft));
    const ordered = inOrder(rest, block.order ?? 'mixed', place.slot, random);
    const trials = [
      ...practice.map((draft) => trialOf(block, draft, true)),
      ...ordered.map((draft) => trialOf(block, draft, false)),
    ];
    return withBreaks([...trials, ...repeated(trials, block.repeat ?? 0, random)], block);
  }
}

/** What is practised is drawn apart from what counts, in rounds of all levels, so that neither unbalances the other. */
function practiceOf(
  drafts: readonly Draft<unknown>[],
  { id, practice = 0 }: NamedBlock,
  { seed, slot }: Place,
): readonly Draft<unknown>[] {
  return inOrder(drafts, 'mixed', slot, chanceOf(seed, id, 'practice')).slice(0, practice);
}

/** Trials of several levels in the order that is wanted; others stay as they were drawn. */
function inOrder(
  drafts: readonly Draft<unknown>[],
  order: LevelOrder,
  slot: number,
  random: () => number,
): readonly Draft<unknown>[] {
  const levels = drafts.some(({ level }) => level !== undefined);
  return levels ? inLevelOrder(drafts, ({ level }) => level, order, slot, random) : drafts;
}

/** Half of the people, in random pairs: one of each two slots. */
function isFlipped(seed: number, axis: string, slot: number): boolean {
  const first = chanceOf(seed, 'flip', axis, slot >> 1)() < 0.5;
  return first === (slot % 2 === 0);
}

/** The blocks of a condition, with those that are counterbalanced in this person's order. */
function orderedBlocks(
  protocol: Protocol,
  { condition, slot, seed }: Place,
): readonly NamedBlock[] {
  const ids = blockIds(protocol);
  const blocks = protocol.blocks
    .map((block, i): NamedBlock => ({ ...block, id: ids[i] ?? block.kind }))
    .filter(({ only }) => !only || only.includes(condition));
  const { counterbalance } = protocol;
  if (!counterbalance) return blocks;
  const moved = counterbalance.blocks.flatMap((id) => blocks.filter((block) => block.id === id));
  const row = rowFor(moved.length, counterbalance.order, slot, chanceOf(seed, 'counterbalance'));
  let next = 0;
  return blocks.map((block) =>
    moved.includes(block) ? (moved[row[next++] ?? 0] ?? block) : block,
  );
}

function trialOf(block: NamedBlock, draft: Draft<unknown>, practice: boolean): Trial {
  return {
    block: block.id,
    kind: block.kind,
    level: draft.level ?? null,
    practice,
    repeats: null,
    limit: block.limit ?? null,
    seconds: draft.seconds,
    ...(block.hint === undefined ? {} : { hint: block.hint }),
    task: draft.task,
    ...(draft.truth === undefined ? {} : { truth: { ...draft.truth } }),
  };
}

/** Some trials once more, after all others of the block. */
function repeated(trials: readonly Trial[], share: number, random: () => number): readonly Trial[] {
  const counted = trials.filter(({ practice }) => !practice);
  return shuffled(counted, random)
    .slice(0, Math.round(share * counted.length))
    .map((trial) => ({ ...trial, repeats: trial }));
}

function withBreaks(trials: readonly Trial[], { breakAfter, id }: NamedBlock): readonly Trial[] {
  if (breakAfter === undefined) return trials;
  const rest: Trial = {
    block: id,
    kind: 'instructions',
    level: null,
    practice: false,
    repeats: null,
    limit: null,
    seconds: BREAK_SECONDS,
    task: BREAK,
  };
  return trials.flatMap((trial, i) => (i > 0 && i % breakAfter === 0 ? [rest, trial] : [trial]));
}

function numbered(trials: readonly Trial[], from: number): readonly PlannedTrial[] {
  const places = new Map(trials.map((trial, i) => [trial, from + i]));
  return trials.map((trial, i) => ({
    ...trial,
    trial: from + i,
    repeats: trial.repeats && (places.get(trial.repeats) ?? null),
  }));
}

function plannedBlock(block: NamedBlock, from: number, to: number): PlannedBlock {
  const { id, kind, title = '', when, pass } = block;
  return { id, kind, title, from, to, ...(when && { when }), ...(pass && { pass }) };
}
