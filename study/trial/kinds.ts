import { axisIntruder } from './axis-intruder.ts';
import { consent } from './consent.ts';
import { debrief } from './debrief.ts';
import { direction } from './direction.ts';
import { explore } from './explore.ts';
import { freeLabel } from './free-label.ts';
import { goalWalk } from './goal-walk.ts';
import { guidedWalk } from './guided-walk.ts';
import { headphones } from './headphones.ts';
import { instructions } from './instructions.ts';
import type { TrialKind } from './kind.ts';
import { labelTransfer } from './label-transfer.ts';
import { listeningHabits } from './listening-habits.ts';
import { mushra } from './mushra.ts';
import { preference } from './preference.ts';
import { question } from './question.ts';
import { semanticDifferential } from './semantic-differential.ts';
import { similarity } from './similarity.ts';
import { soundCheck } from './sound-check.ts';
import { tagChoice } from './tag-choice.ts';

/** All kinds of trials, in the order of the reference. */
export const KINDS: readonly TrialKind[] = [
  consent,
  instructions,
  soundCheck,
  headphones,
  question,
  listeningHabits,
  semanticDifferential,
  axisIntruder,
  direction,
  freeLabel,
  labelTransfer,
  tagChoice,
  similarity,
  preference,
  mushra,
  explore,
  goalWalk,
  guidedWalk,
  debrief,
];

const BY_NAME: ReadonlyMap<string, TrialKind> = new Map(KINDS.map((kind) => [kind.name, kind]));

/** A kind by its name; a RangeError for none. */
export function kindOf(name: string): TrialKind {
  const kind = BY_NAME.get(name);
  if (kind) return kind;
  throw new RangeError(
    `Got the kind ${name} when expected one of: ${[...BY_NAME.keys()].join(', ')}.`,
  );
}

/** Kinds whose trials are walked on the map. */
export function isWalked(name: string): boolean {
  return name === 'explore' || name === 'goal-walk' || name === 'guided-walk';
}
