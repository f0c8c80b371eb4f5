import { chordClasses, melodyClasses } from '../chord.ts';
import { type Bar, spanAt } from '../form.ts';
import { inventTheme, type Motif, type MotifTone, ornament, phraseBar } from '../motif.ts';
import { nearestPitch, pitchesIn } from '../scale.ts';
import type { Instrument } from '../score.ts';
import { type Player, rememberTheme, type Stage } from '../stage.ts';
import { loudness } from './pattern.ts';

/** How a melody is made. */
export interface MelodyOptions {
  readonly by: Instrument;
  /** Range. */
  readonly low: number;
  readonly high: number;
  /** One-bar rhythms that the theme is invented from, see parseDurations. */
  readonly cells: readonly string[];
  readonly velocity: number;
  /** Name of the theme: melodies of one name share it. */
  readonly theme?: string;
  /** Probability that a long tone is ornamented. */
  readonly ornament?: number;
  /** Part of its length that a tone sounds; 0.95 by default. */
  readonly gate?: number;
  /** Probability that a tone is reached by a glide of at most two semitones. */
  readonly glide?: number;
  /** Plays the theme upside down. */
  readonly contrasting?: boolean;
  /** Semitones above each tone that a second voice doubles, such as 12 or -12. */
  readonly double?: number;
}

/** A player of a melody over the chords: chord tones on strong beats, scale tones between. */
export function melody(options: MelodyOptions): Player {
  const { by, low, high, cells, theme = 'main', contrasting = false } = options;
  return (bar, stage) => {
    const chance = stage.chance.fork(`${by.name} at ${bar.start}`);
    const found = rememberTheme(stage, theme, () =>
      inventTheme(stage.chance.fork(`theme ${theme}`), cells, bar.beats),
    );
    const phrase = phraseBar(found, bar.place, bar.of, contrasting);
    const motif = ornament(phrase, chance, (options.ornament ?? 0) * (bar.pass > 0 ? 1.5 : 1));
    const anchor = nearestPitch(
      pitchesIn(chordClasses(spanAt(bar, bar.start).chord, bar.key), low, high),
      (3 * lastPitch(stage, options) + low + high) / 5,
    );
    sing(bar, stage, options, motif, anchor);
  };
}

function lastPitch(stage: Stage, { by, low, high }: MelodyOptions): number {
  return stage.voicings.get(`melody of ${by.name}`)?.[0] ?? (low + high) / 2;
}

function sing(bar: Bar, stage: Stage, options: MelodyOptions, motif: Motif, anchor: number) {
  let beat = bar.start;
  for (const tone of motif) {
    if (!tone.rest) singTone(bar, stage, options, tone, { beat, anchor });
    beat += tone.beats;
  }
}

function singTone(
  bar: Bar,
  stage: Stage,
  options: MelodyOptions,
  tone: MotifTone,
  { beat, anchor }: { beat: number; anchor: number },
): void {
  const { by, gate = 0.95, velocity, double } = options;
  const pitch = pitchOf(bar, options, tone, beat, anchor);
  glideTo(stage, options, beat, pitch);
  const loud = loudness(velocity, bar, beat === bar.start ? 1.06 : 1);
  stage.sketch.play(by, beat, tone.beats * gate, pitch, loud);
  if (double !== undefined)
    stage.sketch.play(by, beat, tone.beats * gate, pitch + double, loud * 0.85);
  stage.voicings.set(`melody of ${by.name}`, [pitch]);
}

function pitchOf(
  bar: Bar,
  { low, high }: MelodyOptions,
  tone: MotifTone,
  beat: number,
  anchor: number,
): number {
  const { chord } = spanAt(bar, beat);
  const scale = pitchesIn(melodyClasses(chord, bar.key), low, high);
  const from = scale.indexOf(nearestPitch(scale, anchor));
  const wanted = scale[folded(from + tone.step, scale.length)] ?? anchor;
  if (!isStrong(bar, beat, tone)) return wanted;
  return nearestPitch(pitchesIn(chordClasses(chord, bar.key), low, high), wanted);
}

/** Steps beyond the range turn back into it. */
function folded(index: number, length: number): number {
  const last = length - 1;
  if (index < 0) return Math.min(last, -index);
  return index > last ? Math.max(0, 2 * last - index) : index;
}

function isStrong(bar: Bar, beat: number, tone: MotifTone): boolean {
  return beat === bar.start || (tone.beats >= 1 && Number.isInteger(beat - bar.start));
}

function glideTo(stage: Stage, options: MelodyOptions, beat: number, pitch: number): void {
  const { by, glide = 0 } = options;
  if (glide === 0) return;
  const from = lastPitch(stage, options) - pitch;
  const wanted = stage.chance.fork(`glide at ${beat}`).happens(glide);
  const start = wanted ? Math.max(-2, Math.min(2, from)) : 0;
  for (let step = 0; step <= 6; step++)
    stage.sketch.turn(by, beat + step * 0.04, 'bend', start * (1 - step / 6));
}
