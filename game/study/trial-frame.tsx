import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Plan, PlannedTrial } from '#study/plan/plan';
import { studyWords } from '../words/study-words.ts';
import { useTrialKeys } from './use-trial-keys.ts';

interface FrameProps {
  readonly plan: Plan;
  readonly trial: PlannedTrial;
  readonly question: string;
  /** Why Next is off; null: it is on. Empty: it is off without a word. */
  readonly missing: string | null;
  /** There is something to hear. */
  readonly listens: boolean;
  readonly listen: () => void;
  readonly go: () => void;
  readonly pause: () => void;
  readonly volume: number;
  readonly setVolume: (level: number) => void;
  /** Fills the window, for a walk. */
  readonly wide: boolean;
  readonly failure: string | null;
  readonly children: ComponentChildren;
}

/** What is around every trial: how far it is, the question, how to go on, how to leave. */
export function TrialFrame(props: FrameProps) {
  const { plan, trial, question, missing, go, wide } = props;
  const head = useRef<HTMLHeadingElement>(null);
  useTrialKeys(go, props.listen);
  useEffect(() => head.current?.focus(), []);
  const share = trial.trial / plan.trials.length;
  const last = trial.trial === plan.trials.length - 1;
  return (
    <main class="trial" data-wide={wide} data-kind={trial.kind}>
      <div class="trial__line" style={{ '--share': share }} />
      <header class="trial__head">
        <span>{partOf(plan, trial)}</span>
        <span>{studyWords('left', { count: minutesLeft(plan, trial) })}</span>
      </header>
      <section class="trial__body">
        <h1 ref={head} tabIndex={-1}>
          {question}
        </h1>
        {props.failure !== null && <p role="alert">{props.failure}</p>}
        {props.children}
      </section>
      <footer class="trial__foot">
        <button type="button" class="link-button" onClick={props.pause}>
          {studyWords('pause')}
        </button>
        <span class="trial__keys">
          {props.listens && (
            <>
              <span class="trial__key">
                <kbd>{studyWords('space')}</kbd> {studyWords('keyListen')}
              </span>
              <label class="trial__volume">
                <span class="unseen">{studyWords('volume')}</span>
                <input
                  type="range"
                  min={0}
                  max={1}
                  step={0.05}
                  value={props.volume}
                  aria-label={studyWords('volume')}
                  onChange={({ currentTarget }) => props.setVolume(Number(currentTarget.value))}
                />
              </label>
            </>
          )}
          <span class="trial__key">
            <kbd>{studyWords('enter')}</kbd> {studyWords('keyNext')}
          </span>
        </span>
        <span class="trial__next">
          <span id="why" aria-live="polite">
            {missing}
          </span>
          <button
            type="button"
            class="button button--sun"
            disabled={missing !== null}
            aria-describedby="why"
            onClick={go}
          >
            {studyWords(last ? 'finish' : 'next')}
          </button>
        </span>
      </footer>
    </main>
  );
}

function partOf({ blocks, trials }: Plan, { trial }: PlannedTrial): string {
  const parts = blocks.filter(({ from, to }) => to > from && trials.length > 0);
  const at = parts.findIndex(({ from, to }) => from <= trial && trial < to);
  const where = { at: at + 1, all: parts.length };
  const title = parts[at]?.title ?? '';
  return title === '' ? studyWords('part', where) : studyWords('partNamed', { ...where, title });
}

function minutesLeft({ trials }: Plan, { trial }: PlannedTrial): number {
  const seconds = trials.slice(trial).reduce((sum, one) => sum + one.seconds, 0);
  return Math.max(1, Math.round(seconds / 60));
}
