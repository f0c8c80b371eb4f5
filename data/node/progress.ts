/** Where progress is shown: stderr as a rule. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** How far a run is. */
export interface Position {
  /** Tracks finished, or what `noun` names. */
  readonly done: number;
  readonly total: number;
  /** Share of the work that is done, 0 ... 1, and of it what an earlier run had done already. */
  readonly share: number;
  readonly shareBefore: number;
  /** Seconds of music heard in this run. */
  readonly music: number;
  /** What was finished last. */
  readonly label: string;
  /** What is counted, where it is not tracks. */
  readonly noun?: string;
}

/** Shows how far a long run is: a bar on a terminal, a line now and then elsewhere. */
export interface Progress {
  at(position: Position): void;
  /** Remove the bar so that something else can be printed. */
  clear(): void;
}

const BAR = 24;
const BAR_EVERY = 100;
const LINE_EVERY = 5000;

/** Progress on a stream; `now` gives milliseconds. */
export function createProgress(stream: ProgressStream, now: () => number): Progress {
  const { show, clear } = createLine(stream, now);
  return {
    at: (position) => show(position, (elapsed) => describePosition(position, elapsed)),
    clear,
  };
}

/** Progress of one computation in steps. */
export function createStepProgress(stream: ProgressStream, now: () => number) {
  const { show, clear } = createLine(stream, now);
  const at = (done: number, total: number) => {
    const position = { done, total, share: done / total, shareBefore: 0 };
    show(position, (elapsed) => `${done} of ${total} steps${timeLeft(position, elapsed)}`);
  };
  return { at, clear };
}

type Extent = Pick<Position, 'done' | 'total' | 'share' | 'shareBefore'>;

/** A bar, or lines, that are written now and then and at the end; `text` is given elapsed seconds. */
function createLine(stream: ProgressStream, now: () => number) {
  const started = now();
  const every = stream.isTTY ? BAR_EVERY : LINE_EVERY;
  let shown = Number.NEGATIVE_INFINITY;
  return {
    show(extent: Extent, textAfter: (elapsed: number) => string) {
      const time = now();
      if (time - shown < every && extent.done < extent.total) return;
      shown = time;
      const text = textAfter((time - started) / 1000);
      stream.write(stream.isTTY ? barLine(extent, text, stream.columns ?? 80) : `${text}\n`);
    },
    clear() {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}

/** `12 of 60 tracks, 31.2 x real time, 3 min left: PATH` after `elapsed` seconds. */
export function describePosition(position: Position, elapsed: number): string {
  const { done, total, music, label, noun = 'tracks' } = position;
  const rate = music > 0 && elapsed > 0 ? `, ${(music / elapsed).toFixed(1)} x real time` : '';
  return `${done} of ${total} ${noun}${rate}${timeLeft(position, elapsed)}: ${label}`;
}

/** `, 3 min left` once there is something to go by, nothing at the end. */
function timeLeft({ done, total, share, shareBefore }: Extent, elapsed: number): string {
  const own = share - shareBefore;
  if (own <= 0 || done === total) return '';
  return `, ${spokenTime((elapsed * (1 - share)) / own)} left`;
}

function spokenTime(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

function barLine({ share }: Extent, text: string, columns: number): string {
  const full = Math.round(BAR * Math.min(1, Math.max(0, share)));
  const bar = `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] `;
  return `\r\u001b[K${(bar + text).slice(0, Math.max(BAR, columns - 1))}`;
}
