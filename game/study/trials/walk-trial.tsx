import { useEffect, useRef, useState } from 'preact/hooks';
import { clockText } from '#models/clock-text';
import { tickSeconds } from '#study/session/ticks';
import type { CourseTask } from '#study/walk/course';
import type { Compass } from '../../near/compass.ts';
import { reasonOf } from '../../screens/use-loaded.ts';
import { nearWords } from '../../words/near-words.ts';
import { studyWords } from '../../words/study-words.ts';
import type { ClipPlayer } from '../clip-player.ts';
import type { Sitting } from '../sitting.ts';
import { ClipCard } from './clip-card.tsx';
import type { HeardClips } from './heard-clips.ts';
import { StudyWalk } from './study-walk.ts';
import { WalkEndWords } from './walk-ends.tsx';
import type { WalkedMap } from './walk-map.ts';

interface WalkProps {
  readonly task: CourseTask;
  readonly clips: HeardClips;
  readonly sitting: Sitting;
  readonly player: ClipPlayer;
  readonly answer: (value: unknown) => void;
  /** The walk is over: by its goal, or its time. */
  readonly over: (value: unknown) => void;
}

/** A walk on the map, with what is to be found and who points the way. */
export function WalkTrial(props: WalkProps) {
  const { task, clips } = props;
  const ground = useRef<HTMLDivElement>(null);
  const { left, failure, sign, map } = useStudyWalk(props, ground);
  return (
    <div class="walked">
      <div class="walked__map">
        <div class="walked__ground" ref={ground} />
        {map?.ends && <WalkEndWords ends={map.ends} />}
      </div>
      <div class="walked__card">
        {map && <span class="walked__name">{map.name}</span>}
        {task.words && <strong>{studyWords('lookFor', { words: task.words })}</strong>}
        {typeof task.target === 'number' && (
          <ClipCard clips={clips} clip={0} name={studyWords('hearTarget')} />
        )}
        <span>{studyWords('walkHow')}</span>
        {task.policy !== undefined && (
          <span role="status">{sign && studyWords('sign', { direction: nearWords(sign) })}</span>
        )}
        <span class="walked__time">
          {left === null ? studyWords('walkOn') : studyWords('walkLeft', { time: clockText(left) })}
        </span>
        {failure !== null && <p role="alert">{failure}</p>}
      </div>
    </div>
  );
}

function useStudyWalk(
  { task, sitting, player, answer, over }: WalkProps,
  ground: { readonly current: HTMLDivElement | null },
) {
  const [left, setLeft] = useState(
    () =>
      task.seconds && Math.max(0, Math.ceil(task.seconds - tickSeconds(sitting.state.walkedTicks))),
  );
  const [failure, setFailure] = useState<string | null>(null);
  const [sign, setSign] = useState<Compass | null>(null);
  const [map, setMap] = useState<WalkedMap | null>(null);
  useEffect(() => {
    const news = { opened: setMap, left: setLeft, sign: setSign, answer, over };
    const walk = new StudyWalk(task, sitting, news);
    if (ground.current)
      walk.open(ground.current, player).catch((error: unknown) => setFailure(reasonOf(error)));
    return () => walk.close();
  }, []);
  return { left, failure, sign, map };
}
