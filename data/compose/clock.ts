/** How time flows in a piece. */
export interface Flow {
  /** Beats a minute. */
  readonly tempo: number;
  /** Length of the piece in beats. */
  readonly beats: number;
  /** Beats at the end over which it slows down; 0 keeps time. */
  readonly ritard: number;
  /** How much the tempo breathes over a phrase: 0 not at all, 0.1 ten percent. */
  readonly rubato: number;
  /** Length of a phrase in beats. */
  readonly phrase: number;
  /** Where the off-beat eighth falls within its beat: 0.5 straight, 0.66 swung. */
  readonly swing: number;
}

const STEPS_A_BEAT = 16;
/** Part of the tempo that is lost at the very end of a ritardando. */
const SLOWING = 0.45;

/** From a beat, also beyond the last one, to seconds; it always rises. */
export function createClock(flow: Flow): (beat: number) => number {
  const steps = Math.ceil(flow.beats * STEPS_A_BEAT) + 1;
  const seconds = new Float64Array(steps);
  for (let i = 1; i < steps; i++) {
    const beat = (i - 0.5) / STEPS_A_BEAT;
    seconds[i] = (seconds[i - 1] ?? 0) + 60 / STEPS_A_BEAT / tempoAt(flow, beat);
  }
  return (beat) => interpolate(seconds, swung(beat, flow.swing) * STEPS_A_BEAT, 60 / flow.tempo);
}

function tempoAt(flow: Flow, beat: number): number {
  const into = flow.ritard > 0 ? (beat - (flow.beats - flow.ritard)) / flow.ritard : 0;
  const slowed = 1 - SLOWING * Math.max(0, into) ** 1.5;
  const breath = 1 + flow.rubato * Math.sin((2 * Math.PI * beat) / flow.phrase);
  return flow.tempo * slowed * breath;
}

function swung(beat: number, swing: number): number {
  const whole = Math.floor(beat);
  const part = beat - whole;
  return whole + (part < 0.5 ? part * 2 * swing : swing + (part - 0.5) * 2 * (1 - swing));
}

function interpolate(seconds: Float64Array, step: number, beatSeconds: number): number {
  const last = seconds.length - 1;
  if (step >= last) return (seconds[last] ?? 0) + ((step - last) / STEPS_A_BEAT) * beatSeconds;
  const below = Math.max(0, Math.floor(step));
  const low = seconds[below] ?? 0;
  return low + (step - below) * ((seconds[below + 1] ?? low) - low);
}
