import { useEffect, useState } from 'preact/hooks';
import type { PlannedTrial } from '#study/plan/plan';
import { isWalked, kindOf } from '#study/trial/kinds';
import type { Item } from '#study/trial/question';
import type { ClipPlayer } from '../clip-player.ts';
import type { Sitting } from '../sitting.ts';
import { TrialFrame } from '../trial-frame.tsx';
import {
  DirectionTrial,
  HeadphoneScreen,
  IntruderTrial,
  PreferenceTrial,
  SimilarityTrial,
  TransferTrial,
} from './choice-trials.tsx';
import { useHeardClips } from './heard-clips.ts';
import { hintsOf } from './hints-of.ts';
import { QuestionTrial } from './question-trial.tsx';
import type { TrialProps } from './trial-props.ts';
import { WalkTrial } from './walk-trial.tsx';
import { whyNot } from './why-not.ts';
import {
  DifferentialTrial,
  LabelTrial,
  MushraTrial,
  ReadingTrial,
  SoundCheckTrial,
  TagTrial,
} from './written-trials.tsx';

interface TrialViewProps {
  readonly trial: PlannedTrial;
  readonly sitting: Sitting;
  readonly player: ClipPlayer;
  readonly volume: number;
  readonly setVolume: (level: number) => void;
  readonly pause: () => void;
}

const SCREENS = {
  instructions: ReadingTrial,
  debrief: ReadingTrial,
  headphones: HeadphoneScreen,
  questionnaire: QuestionTrial,
  'listening-habits': QuestionTrial,
  'semantic-differential': DifferentialTrial,
  'axis-intruder': IntruderTrial,
  direction: DirectionTrial,
  'free-label': LabelTrial,
  'label-transfer': TransferTrial,
  'tag-choice': TagTrial,
  similarity: SimilarityTrial,
  preference: PreferenceTrial,
  mushra: MushraTrial,
} as unknown as Readonly<Record<string, (props: TrialProps<unknown>) => preact.JSX.Element>>;

/** One trial on the screen, whatever its kind. */
export function TrialView({ trial, sitting, player, volume, setVolume, pause }: TrialViewProps) {
  const clips = useHeardClips(trial, sitting, player);
  const [given, setGiven] = useState<unknown>(() => firstAnswer(trial));
  const [digits, setDigits] = useState(0);
  const walked = isWalked(trial.kind);
  useTimeLimit(trial, sitting);
  const missing = whyNot(trial, clips, given);
  const go = () => {
    if (missing === null) sitting.answer(given, clips.sinceOnset());
  };
  const sounds = kindOf(trial.kind).mustHear(trial.task).length > 0;
  const Screen = SCREENS[trial.kind];
  return (
    <TrialFrame
      plan={sitting.plan}
      trial={trial}
      question={questionOf(trial)}
      hints={hintsOf(trial)}
      digits={digits}
      missing={missing}
      listens={sounds}
      listen={() => sounds && clips.playNext()}
      go={go}
      pause={pause}
      volume={volume}
      setVolume={setVolume}
      wide={walked}
      failure={clips.failure}
    >
      {walked && (
        <WalkTrial
          task={trial.task as never}
          clips={clips}
          sitting={sitting}
          player={player}
          answer={setGiven}
          over={(value) => sitting.answer(value, clips.sinceOnset())}
        />
      )}
      {trial.kind === 'sound-check' && (
        <SoundCheckTrial
          task={trial.task as never}
          clips={clips}
          answer={setGiven}
          keys={setDigits}
          volume={volume}
        />
      )}
      {Screen && <Screen task={trial.task} clips={clips} answer={setGiven} keys={setDigits} />}
    </TrialFrame>
  );
}

/** What can be sent without doing anything. */
function firstAnswer({ kind, task }: PlannedTrial): unknown {
  if (kind === 'instructions' || kind === 'debrief') return {};
  const optional = kind === 'questionnaire' && (task as Item).optional === true;
  return optional ? { value: null } : null;
}

function questionOf({ task }: PlannedTrial): string {
  const said = task as { question?: string; title?: string; ask?: string };
  return said.question ?? said.ask ?? said.title ?? '';
}

/** A trial whose time is over lapses; walks have their own clock. */
function useTimeLimit({ trial, limit, kind }: PlannedTrial, sitting: Sitting): void {
  useEffect(() => {
    if (limit === null || isWalked(kind)) return;
    const timer = setTimeout(() => {
      if (sitting.trial?.trial === trial) sitting.lapse();
    }, limit * 1000);
    return () => clearTimeout(timer);
  }, [trial]);
}
