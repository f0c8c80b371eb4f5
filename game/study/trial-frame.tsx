import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Plan, PlannedTrial } from '#study/plan/plan';
import { studyWords } from '../words/study-words.ts';
import { useTrialKeys } from './use-trial-keys.ts';

interface FrameProps {
  readonly plan: Plan;
  readonly trial: PlannedTrial;
  readonly question: string;
  /** Smaller lines under the question. */
  readonly hints: readonly string[];
  /** So many answers have a digit of their own. */
  readonly digits: number;
  /** Why Next is off; null: it is on. */
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
  const { plan, trial, question, hints, digits, missing, go, wide } = props;
  const head = useRef<HTMLHeadingElement>(null);
  useTrialKeys(go, props.listen);
  useEffect(() => head.current?.focus(), []);
  const share = trial.trial / plan.trials.length;
  const last = trial.trial === plan.trials.length - 1;
  return (
    <main class="trial" data-wide={wide} data-kind={trial.kind} data-trial={trial.trial}>
      <div class="trial__line" style={{ '--share': share }} />
      <header class="trial__head">
        <span class="trial__part">{partOf(plan, trial)}</span>
        <span class="trial__left">{studyWords('left', { count: minutesLeft(plan, trial) })}</span>
      </header>
      <section class="trial__body">
        <h1 ref={head} tabIndex={-1}>
          {question}
        </h1>
        {hints.map((hint) => (
          <p key={hint} class="trial__hint">
            {hint}
          </p>
        ))}
        {props.failure !== null && (
          <p class="trial__failure" role="alert">
            {props.failure}
          </p>
        )}
        {props.children}
      </section>
      <footer class="trial__foot">
        <button type="button" class="link-button trial__pause" onClick={props.pause}>
          {studyWords('pause')}
        </button>
        <span class="trial__keys">
          {digits > 1 && (
            <span class="trial__key">
              <kbd>{studyWords('digits', { first: 1, last: digits % 10 })}</kbd>{' '}
              {studyWords('keyAnswer')}
            </span>
          )}
          {props.listens && (
            <>
              <span class="trial__key">
                <kbd>{studyWords('space')}</kbd> {studyWords('keyListen')}
              </span>
              <label class="trial__volume">
                <span>{studyWords('volume')}</span>
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
          <span id="why" class="trial__why" aria-live="polite">
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
