import { chordClasses, melodyClasses, rootClass } from '../chord.ts';
import { type Bar, type Span, spanAt } from '../form.ts';
import { nearestPitch, pitchClass, pitchesIn } from '../scale.ts';
import type { Instrument } from '../score.ts';
import type { Player, Stage } from '../stage.ts';
import { beatsOf, loudness, type Patterns } from './pattern.ts';

/** How a bass line is made. */
export interface BassOptions {
  readonly by: Instrument;
  /**
   * R root, 3, 5 and 7 chord tones, 8 the root an octave up, A a semitone before the next root,
   * w a step of the scale towards the next root.
   */
  readonly line: Patterns;
  /** Roots lie in the octave from here. */
  readonly low: number;
  readonly velocity: number;
  /** Part of its length that a tone sounds; 0.92 by default. */
  readonly gate?: number;
}

/** A player of bass lines. */
export function bass(options: BassOptions): Player {
  const { by, line, low, velocity, gate = 0.92 } = options;
  const name = `bass of ${by.name}`;
  return (bar, stage) => {
    for (const hit of beatsOf(bar, line)) {
      const pitch = pitchOf(hit.symbol, bar, stage.voicings.get(name)?.[0] ?? low, low, hit.beat);
      stage.voicings.set(name, [pitch]);
      play(stage, by, hit.beat, hit.beats * gate, pitch, loudness(velocity, bar, accent(hit.at)));
    }
  };
}

function play(stage: Stage, ...note: Parameters<Stage['sketch']['play']>): void {
  stage.sketch.play(...note);
}

function pitchOf(symbol: string, bar: Bar, last: number, low: number, beat: number): number {
  const span = spanAt(bar, beat);
  const root = rootPitch(span, bar, low);
  const tones = chordClasses(span.chord, bar.key);
  const target = low + pitchClass(pitchClass(bar.key.tonic + span.next.root) - low);
  if (symbol === 'A') return target + (target > last ? -1 : 1);
  if (symbol === 'w') return stepTowards(target, last, melodyClasses(span.chord, bar.key), low);
  return (
    { '3': above(root, tones[1]), '5': above(root, tones[2]), '7': above(root, tones[3]) }[
      symbol
    ] ?? (symbol === '8' ? root + 12 : root)
  );
}

function rootPitch(span: Span, bar: Bar, low: number): number {
  return low + pitchClass(rootClass(span.chord, bar.key) - low);
}

/** The tone above the root; a chord that lacks it gives its fifth's place to the octave. */
function above(root: number, tone: number | undefined): number {
  return tone === undefined ? root + 12 : root + pitchClass(tone - root);
}

function stepTowards(target: number, last: number, classes: readonly number[], low: number) {
  const direction = target >= last ? 1 : -1;
  const reach = pitchesIn(classes, low - 5, low + 19).filter((pitch) =>
    direction > 0 ? pitch > last : pitch < last,
  );
  return nearestPitch(reach, last + direction);
}

function accent(at: number): number {
  return at === 0 ? 1.08 : 1;
}
