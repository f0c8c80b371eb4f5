import type { PlannedTrial } from '#study/plan/plan';
import type { Item } from '#study/trial/question';
import { studyWords } from '../../words/study-words.ts';

/** The smaller lines under a question: what its author wrote, and what an answer may be. */
export function hintsOf({ kind, task, hint }: PlannedTrial): readonly string[] {
  const item = task as Partial<Item>;
  const asks = kind === 'questionnaire' || kind === 'listening-habits';
  const said = (asks ? item.hint : undefined) ?? hint;
  const several = asks && item.type === 'choice' && item.several === true;
  return [
    ...(said === undefined ? [] : [said]),
    ...(several ? [studyWords('mayBeSeveral')] : []),
    ...(asks && item.optional === true ? [studyWords('mayBeEmpty')] : []),
  ];
}
