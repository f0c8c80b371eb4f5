import { useCallback, useEffect, useState } from 'preact/hooks';
import { Refusal } from '#models/refusal';
import { StudyDoor } from '#study/protocol/study-door';
import { fetchJson } from '../dataset/fetch-ok.ts';
import { FailureCard } from '../screens/failure-card.tsx';
import { reasonOf, useLoaded } from '../screens/use-loaded.ts';
import { studyWords } from '../words/study-words.ts';
import { ClipPlayer } from './clip-player.ts';
import { clipsOfPlan } from './clips-of-plan.ts';
import { DoorScreen } from './door-screen.tsx';
import { EndScreen, WithdrawnScreen } from './end-screen.tsx';
import { openSitting } from './open-sitting.ts';
import { PauseDialog } from './pause-dialog.tsx';
import type { Sitting } from './sitting.ts';
import { keepKey, type StudyKey, studyKey, studyOf } from './study-key.ts';
import { TrialView } from './trials/trial-view.tsx';
import { useWithdrawal } from './use-withdrawal.ts';

const STUDY = studyOf(location.pathname);

async function loadDoor(): Promise<StudyDoor> {
  return await fetchJson(`/api/studies/${STUDY}`, studyWords('study'), StudyDoor);
}

interface Begun {
  readonly sitting: Sitting;
  readonly player: ClipPlayer;
}

/** How far the way into the study is. */
type Progress =
  | { readonly step: 'door' | 'opening' }
  | { readonly step: 'loading'; readonly done: number; readonly all: number }
  | { readonly step: 'failed'; readonly reason: string };

/** The whole participant's page: the door, then trial by trial, then the end. */
export function StudyPage() {
  const [door, retry] = useLoaded(loadDoor);
  const [key] = useState<StudyKey>(() => studyKey(STUDY));
  const [progress, setProgress] = useState<Progress>({ step: 'door' });
  const [begun, setBegun] = useState<Begun | null>(null);
  const [, redraw] = useState(0);
  const changed = useCallback(() => redraw((count) => count + 1), []);
  useEffect(() => {
    if (door.state === 'ready') document.title = door.value.title;
  }, [door]);

  const start = useCallback(
    async (opened: StudyDoor) => {
      const sound = new AudioContext();
      void sound.resume();
      setProgress({ step: 'opening' });
      try {
        setBegun(await enter(opened, key, sound, changed, setProgress));
      } catch (error) {
        await sound.close();
        setProgress({ step: 'failed', reason: reasonOf(error) });
      }
    },
    [key],
  );

  if (begun) return <Running {...begun} studyKey={key} changed={changed} />;
  if (door.state === 'loading') return <p class="door door--quiet">{studyWords('opening')}</p>;
  if (door.state === 'failed')
    return (
      <div class="door">
        <FailureCard reason={door.reason} retry={retry} />
      </div>
    );
  return (
    <DoorScreen
      door={door.value}
      known={key.known}
      progress={progress}
      start={() => void start(door.value)}
    />
  );
}

/** Get a place, then every clip, then begin: no trial comes before its music is here. */
async function enter(
  door: StudyDoor,
  key: StudyKey,
  sound: AudioContext,
  changed: () => void,
  told: (progress: Progress) => void,
): Promise<Begun> {
  if (sound.state !== 'running') await Promise.race([sound.resume(), pause(1000)]);
  if (sound.state !== 'running') throw new Refusal(studyWords('soundBlocked'));
  let begun: Begun | null = null;
  const sitting = await openSitting(door, key, () => begun && changed());
  keepKey(STUDY, key);
  const player = new ClipPlayer(sound, sitting.plan);
  const clips = clipsOfPlan(sitting.plan, sitting.state.trial);
  await player.preload(clips, (done) => told({ step: 'loading', done, all: clips.length }));
  begun = { sitting, player };
  return begun;
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function Running({
  sitting,
  player,
  studyKey: key,
  changed,
}: Begun & { studyKey: StudyKey; changed: () => void }) {
  const [volume, setVolume] = useState(0.8);
  const withdrawal = useWithdrawal(STUDY, key);
  useEffect(() => sitting.watch(), [sitting]);
  const loud = (level: number) => {
    setVolume(level);
    player.volume = level;
    sitting.log({ kind: 'noticed', tick: sitting.tick(), what: 'volume', value: level });
  };
  const { trial, outcome } = sitting;
  if (withdrawal.state === 'gone') return <WithdrawnScreen />;
  if (sitting.refusal !== null && outcome === null)
    return <EndScreen sitting={sitting} withdrawal={withdrawal} />;
  if (sitting.state.phase === 'suspended')
    return <PauseDialog sitting={sitting} withdrawal={withdrawal} changed={changed} />;
  if (outcome !== null || !trial) return <EndScreen sitting={sitting} withdrawal={withdrawal} />;
  const stop = () => {
    player.stop();
    sitting.pause();
  };
  return (
    <TrialView
      key={`${trial.trial} ${sitting.state.returns}`}
      trial={trial}
      sitting={sitting}
      player={player}
      volume={volume}
      setVolume={loud}
      pause={stop}
    />
  );
}
