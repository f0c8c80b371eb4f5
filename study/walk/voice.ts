/** One segment that sounds. */
export interface Voice {
  readonly segment: number;
  /** 0 ... 1. */
  readonly gain: number;
  /** -1 left ... 1 right. */
  readonly pan: number;
  /** Tick that decided that it sounds. */
  readonly since: number;
}
