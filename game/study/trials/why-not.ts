import { clockText } from '#models/clock-text';
import type { PlannedTrial } from '#study/plan/plan';
import type { Item } from '#study/trial/question';
import type { TagChoice } from '#study/trial/tag-choice';
import type { CourseTask } from '#study/walk/course';
import { studyWords } from '../../words/study-words.ts';
import type { HeardClips } from './heard-clips.ts';

/** Why Next is off, in a few words: something must be heard, or answered; null: it is on. */
export function whyNot(trial: PlannedTrial, clips: HeardClips, given: unknown): string | null {
  return toBeHeard(clips) ?? (given === null ? toBeAnswered(trial) : null);
}

function toBeHeard({ missing, counts, playing }: HeardClips): string | null {
  if (missing.length === 0) return null;
  const none = counts.size === 0 && playing === null;
  return studyWords(none ? 'listenFirst' : 'toHear', { count: missing.length });
}

function toBeAnswered({ kind, task }: PlannedTrial): string {
  switch (kind) {
    case 'sound-check':
      return studyWords('sayHowMany');
    case 'free-label':
      return studyWords('writeBoth');
    case 'semantic-differential':
      return studyWords('rateLines');
    case 'mushra':
      return studyWords('ratePieces');
    case 'tag-choice':
      return studyWords('chooseSome', { count: (task as TagChoice).most });
    case 'questionnaire':
    case 'listening-habits':
      return toBeSaid(task as Item);
    case 'explore':
      return studyWords('walkFirst', { time: clockText((task as CourseTask).least) });
    case 'goal-walk':
    case 'guided-walk':
      return studyWords('findFirst');
    default:
      return studyWords('choose');
  }
}

function toBeSaid(item: Item): string {
  switch (item.type) {
    case 'slider':
      return studyWords('moveSlider');
    case 'text':
      return studyWords('write');
    case 'number':
      return studyWords('number', { least: item.least, most: item.most });
    case 'choice':
      return studyWords(item.several ? 'chooseOneAtLeast' : 'choose');
    default:
      return studyWords('choose');
  }
}
