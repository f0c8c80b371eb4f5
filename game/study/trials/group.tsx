import { studyWords } from '../../words/study-words.ts';
import { ClipCard } from './clip-card.tsx';
import type { HeardClips } from './heard-clips.ts';

interface GroupProps {
  readonly clips: HeardClips;
  readonly name: string;
  /** Place of its first clip among the trial's. */
  readonly from: number;
  readonly count: number;
}

/** Clips that belong together. */
export function Group({ clips, name, from, count }: GroupProps) {
  return (
    <fieldset class="group">
      <legend class="group__name">{name}</legend>
      {Array.from({ length: count }, (_, i) => (
        <ClipCard
          key={from + i}
          clips={clips}
          clip={from + i}
          name={studyWords('groupPiece', { group: name, number: i + 1 })}
        />
      ))}
    </fieldset>
  );
}
