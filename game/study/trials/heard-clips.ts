import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PlannedTrial } from '#study/plan/plan';
import { checkSound, headphoneSound } from '#study/sound/trial-sound';
import type { HeadphoneTrial } from '#study/trial/headphones';
import { kindOf } from '#study/trial/kinds';
import type { SoundCheck } from '#study/trial/sound-check';
import type { ClipPlayer } from '../clip-player.ts';
import type { Sitting } from '../sitting.ts';

/** The clips of the open trial: what plays, what was heard, and how to play. */
export interface HeardClips {
  readonly playing: number | null;
  /** How often each was heard to its end. */
  readonly counts: ReadonlyMap<number, number>;
  /** Places that must be heard and were not yet. */
  readonly missing: readonly number[];
  readonly play: (clip: number) => void;
  /** Play what was not heard yet, one after the other. */
  readonly playNext: () => void;
  /** Milliseconds from the first audible onset, from the opening without sound. */
  readonly sinceOnset: () => number;
  /** Why a clip can't be played; null if all can. */
  readonly failure: string | null;
}

/** Play a trial's clips and log what was heard. */
export function useHeardClips(
  trial: PlannedTrial,
  sitting: Sitting,
  player: ClipPlayer,
): HeardClips {
  const [playing, setPlaying] = useState<number | null>(null);
  const [counts, setCounts] = useState<ReadonlyMap<number, number>>(new Map());
  const [failure, setFailure] = useState<string | null>(null);
  const onset = useRef(performance.now());
  const audible = useRef(false);
  const { clips, must } = useMemo(() => {
    const kind = kindOf(trial.kind);
    return { clips: kind.clips(trial.task), must: kind.mustHear(trial.task) };
  }, [trial]);
  const missing = must.filter((clip) => !counts.has(clip));

  const play = useCallback(
    (clip: number) => {
      const tick = sitting.tick();
      const asked = performance.now();
      setPlaying(clip);
      const events = {
        sounded: (lag: number) => {
          if (!audible.current) onset.current = asked + lag;
          audible.current = true;
          if (sitting.trial === trial) sitting.log({ kind: 'presented', tick, clip, lag });
        },
        ended: () => {
          setPlaying(null);
          setCounts((before) => new Map(before).set(clip, (before.get(clip) ?? 0) + 1));
          if (sitting.trial === trial && sitting.state.played.includes(clip))
            sitting.log({ kind: 'heard', tick: sitting.tick(), clip });
        },
      };
      const segment = clips[clip] ?? -1;
      if (segment < 0) player.playSound(synthesised(trial, player), events);
      else player.playClip(segment, events).catch((error: Error) => setFailure(error.message));
    },
    [trial, sitting, player, clips],
  );
  // Before the next trial can play: an effect's end would come after its first sound and silence it.
  useLayoutEffect(() => () => player.stop(), [player]);
  return {
    playing,
    counts,
    missing,
    play,
    playNext: () => play(missing[0] ?? playing ?? 0),
    sinceOnset: () => performance.now() - onset.current,
    failure,
  };
}

function synthesised({ kind, task }: PlannedTrial, { context }: ClipPlayer) {
  return kind === 'headphones'
    ? headphoneSound(task as HeadphoneTrial, context.sampleRate)
    : checkSound(task as SoundCheck, context.sampleRate);
}
