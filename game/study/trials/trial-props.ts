import type { HeardClips } from './heard-clips.ts';

/** What every trial's screen is given. */
export interface TrialProps<Task> {
  readonly task: Task;
  readonly clips: HeardClips;
  /** What is answered so far; null: nothing that could be sent. */
  readonly answer: (value: unknown) => void;
  /** So many answers can be given by a digit. */
  readonly keys: (count: number) => void;
}
