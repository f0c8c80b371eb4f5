import type { Chance } from './chance.ts';
import { parseDurations } from './rhythm.ts';

/** A tone of a motif. */
export interface MotifTone {
  /** Scale steps from the motif's anchor. */
  readonly step: number;
  readonly beats: number;
  readonly rest: boolean;
}

/** One bar of melody without pitch: a contour and a rhythm. */
export type Motif = readonly MotifTone[];

/** What a piece's melody is made of: a statement, a contrast and a close. */
export interface Theme {
  readonly statement: Motif;
  readonly contrast: Motif;
  readonly close: Motif;
}

/** Invent a theme from one-bar rhythm cells (see parseDurations) of `beats` beats. */
export function inventTheme(chance: Chance, cells: readonly string[], beats: number): Theme {
  const statement = inventMotif(chance, chance.pick(cells), beats);
  const contrast = inventMotif(chance, chance.pick(cells), beats);
  return { statement, contrast, close: closing(chance, beats) };
}

/** A contour of mostly steps, some skips, and a turn back after every leap. */
function inventMotif(chance: Chance, cell: string, beats: number): Motif {
  let step = 0;
  let last = chance.pick([-1, 1]);
  return parseDurations(cell, beats).map(({ beats: length, rest }, index) => {
    if (index > 0) {
      last = nextInterval(chance, last, step);
      step += last;
    }
    return { step, beats: length, rest };
  });
}

function nextInterval(chance: Chance, last: number, step: number): number {
  const back = Math.abs(last) > 2 || Math.abs(step) > 4;
  const direction = back ? -Math.sign(last || step || 1) : Math.sign(last || 1);
  const kept = chance.happens(back ? 1 : 0.6) ? direction : -direction;
  return kept * (back ? 1 : chance.pick([1, 1, 1, 1, 2, 2, 3, 4]));
}

function closing(chance: Chance, beats: number): Motif {
  const held = Math.ceil(beats / 2);
  const before = beats - held;
  const from = chance.pick([-1, 1, 2]);
  return [
    { step: from, beats: before / 2, rest: false },
    { step: from > 0 ? from - 1 : 1, beats: before / 2, rest: false },
    { step: 0, beats: held, rest: false },
  ];
}

/** The same motif some scale steps higher or lower. */
export function sequence(motif: Motif, steps: number): Motif {
  return motif.map((tone) => ({ ...tone, step: tone.step + steps }));
}

/** The motif upside down. */
export function invert(motif: Motif): Motif {
  return motif.map((tone) => ({ ...tone, step: 0 - tone.step }));
}

/** The motif's contour backwards in the same rhythm. */
export function retrograde(motif: Motif): Motif {
  return motif.map((tone, i) => ({ ...tone, step: motif[motif.length - 1 - i]?.step ?? 0 }));
}

/** Long tones divided by their upper neighbour, each with this probability. */
export function ornament(motif: Motif, chance: Chance, probability: number): Motif {
  return motif.flatMap((tone) => {
    if (tone.rest || tone.beats < 1 || !chance.happens(probability)) return [tone];
    const quick = tone.beats / 4;
    return [
      { ...tone, beats: quick },
      { ...tone, step: tone.step + 1, beats: quick },
      { ...tone, beats: tone.beats - 2 * quick },
    ];
  });
}

/**
 * Which motif a bar of a phrase has: statement, statement varied, contrast, close, and so on. In a
 * section's later passes and in contrasting sections the statement is inverted or reversed.
 */
export function phraseBar(theme: Theme, place: number, of: number, contrasting: boolean): Motif {
  const statement = contrasting ? invert(theme.statement) : theme.statement;
  if (place === of - 1) return theme.close;
  const turn = place % 4;
  if (turn === 1) return sequence(statement, contrasting ? 1 : -1);
  if (turn === 2) return contrasting ? retrograde(theme.contrast) : theme.contrast;
  return turn === 3 ? theme.close : statement;
}
