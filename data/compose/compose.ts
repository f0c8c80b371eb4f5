import { createChance } from './chance.ts';
import { createClock } from './clock.ts';
import { type Bar, layOut } from './form.ts';
import type { Arrangement, Piece } from './piece.ts';
import type { Part, Score, SectionMark } from './score.ts';
import { createSketch } from './sketch.ts';
import { STYLES } from './styles.ts';

/** Write a piece down note by note; the same piece always gives the same score. */
export function compose(piece: Piece): Score {
  const chance = createChance(`${piece.style}/${piece.seed}`);
  const arrangement = paced(STYLES[piece.style](chance.fork('arrangement')), piece.pace);
  const bars = layOut(arrangement.sections, arrangement.meter, arrangement.key);
  const sketch = createSketch(chance.fork('touch'));
  const stage = { sketch, chance, voicings: new Map(), themes: new Map() };
  for (const [index, players] of playersOf(arrangement).entries()) {
    const bar = bars[index];
    if (bar) for (const player of players) player(bar, stage);
  }
  const clock = clockOf(arrangement, bars);
  return score(arrangement, bars, clock, recast(sketch.parts(clock), piece.cast));
}

function paced(arrangement: Arrangement, pace = 1): Arrangement {
  return { ...arrangement, tempo: Math.round(arrangement.tempo * pace) };
}

/** Give parts other sounds. A name that no part has is a RangeError: it was misspelt. */
function recast(parts: readonly Part[], cast: Piece['cast'] = {}): Part[] {
  const names = parts.map(({ instrument }) => instrument.name);
  const stranger = Object.keys(cast).find((name) => !names.includes(name));
  if (stranger !== undefined)
    throw new RangeError(`Got "${stranger}" when expected one of ${names.join(', ')}.`);
  return parts.map((part) => {
    const program = cast[part.instrument.name] ?? part.instrument.program;
    return { ...part, instrument: { ...part.instrument, program } };
  });
}

function playersOf({ sections }: Arrangement) {
  return sections.flatMap(({ chords, players }) =>
    chords
      .trim()
      .split(/\s+/)
      .map(() => players),
  );
}

function clockOf(arrangement: Arrangement, bars: readonly Bar[]) {
  const { tempo, meter, swing = 0.5, rubato = 0, ritard = 0 } = arrangement;
  const phrase = meter * 4;
  return createClock({ tempo, swing, rubato, ritard, phrase, beats: bars.length * meter });
}

function score(
  arrangement: Arrangement,
  bars: readonly Bar[],
  clock: (beat: number) => number,
  parts: readonly Part[],
): Score {
  const ends = parts.flatMap(({ notes }) => notes.map(({ at, seconds }) => at + seconds));
  const end = ends.reduce((latest, each) => Math.max(latest, each), 0);
  return {
    tempo: arrangement.tempo,
    seconds: end + (arrangement.tail ?? 2),
    sections: marks(bars, clock),
    parts,
    drive: arrangement.drive ?? 0,
  };
}

function marks(bars: readonly Bar[], clock: (beat: number) => number): SectionMark[] {
  return bars
    .filter(({ place }) => place === 0)
    .map(({ section, start }) => ({ name: section, at: clock(start) }));
}
