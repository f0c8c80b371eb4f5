import { studyWords } from '../../words/study-words.ts';
import type { HeardClips } from './heard-clips.ts';

interface ClipCardProps {
  readonly clips: HeardClips;
  /** Its place among the trial's clips. */
  readonly clip: number;
  readonly name: string;
  /** Where it can be chosen: whether it is, whether it may be, and how. */
  readonly choice?: {
    readonly chosen: boolean;
    readonly allowed: boolean;
    readonly choose: () => void;
  };
}

/** A clip that can be played, and chosen once it may be. */
export function ClipCard({ clips, clip, name, choice }: ClipCardProps) {
  const plays = clips.playing === clip;
  return (
    <div
      class="clip"
      data-playing={plays}
      data-heard={clips.counts.has(clip)}
      data-chosen={choice?.chosen ?? false}
    >
      <button
        type="button"
        class="clip__play"
        aria-label={studyWords('play', { what: name })}
        aria-pressed={plays}
        onClick={() => clips.play(clip)}
      >
        <PlayMark playing={plays} />
      </button>
      <span class="clip__name">{name}</span>
      <span class="clip__state">{stateOf(clips, clip)}</span>
      {choice && (
        <button
          type="button"
          class="clip__choice"
          aria-pressed={choice.chosen}
          aria-label={studyWords('pick', { what: name })}
          disabled={!choice.allowed}
          onClick={choice.choose}
        >
          {studyWords('choosing')}
        </button>
      )}
    </div>
  );
}

function stateOf({ playing, counts }: HeardClips, clip: number): string {
  if (playing === clip) return studyWords('playing');
  const count = counts.get(clip);
  return count === undefined ? studyWords('notHeard') : studyWords('heard', { count });
}

function PlayMark({ playing }: { readonly playing: boolean }) {
  return (
    <svg viewBox="0 0 20 20" class="clip__mark" aria-hidden="true">
      {playing ? <path d="M6 4h3v12H6zM11 4h3v12h-3z" /> : <path d="M6 3.5v13l11-6.5z" />}
    </svg>
  );
}
