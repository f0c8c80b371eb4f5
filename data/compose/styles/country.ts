import type { Style } from '../piece.ts';
import { arpeggio } from '../players/arpeggio.ts';
import { bass } from '../players/bass.ts';
import { chords } from '../players/chords.ts';
import { drums } from '../players/drums.ts';
import { melody } from '../players/melody.ts';
import { instrument, kit } from '../score.ts';

const beat = kit(40, { level: 66, reverb: 18 });
const low = instrument('upright bass', 32, { level: 112, reverb: 12 });
const acoustic = instrument('steel guitar', 25, { level: 114, pan: 44, reverb: 24 });
const banjo = instrument('banjo', 105, { level: 84, pan: 90, reverb: 20, loose: 0.006 });
const fiddle = instrument('fiddle', 110, { level: 96, pan: 36, reverb: 36, loose: 0.012 });
const slide = instrument('slide guitar', 26, { bank: 8, level: 96, pan: 72, reverb: 45 });

const train = { snare: '..o...o...o.o.o.', kick: 'x.......x.......' };
const roots = bass({ by: low, line: 'R.5.', low: 31, velocity: 100, gate: 0.7 });
const boom = chords({
  by: acoustic,
  room: { low: 50, high: 72, voices: 4 },
  rhythm: '.x.X',
  velocity: 88,
  gate: 0.6,
  strum: 0.015,
});
const rolls = arpeggio({
  by: banjo,
  figure: ['0231 0423 1024 3124', '0213 4023 1402 3142'],
  low: 55,
  velocity: 88,
});
const reel = ['.5 .5 .5 .5 .5 .5 1', '.25 .25 .5 .5 .5 1 1', '1 .5 .5 .5 .5 1'];
const breakdown = melody({
  by: fiddle,
  cells: reel,
  theme: 'reel',
  low: 62,
  high: 86,
  velocity: 94,
  ornament: 0.3,
});
const crying = melody({
  by: slide,
  cells: ['1.5 .5 2', '1 1 2', 'r1 1 1 1'],
  theme: 'slide',
  low: 57,
  high: 77,
  velocity: 92,
  glide: 0.8,
  gate: 1.05,
});
const last = chords({
  by: acoustic,
  room: { low: 43, high: 72, voices: 6 },
  velocity: 88,
  strum: 0.05,
});

/** A string band on a porch: banjo, the fiddle's reel, a slide guitar's verse, everybody. */
export const country: Style = (chance) => {
  const a = chance.pick(['I I IV I', 'I IV I V', 'I V I IV']);
  return {
    tempo: chance.whole(124, 134),
    meter: 4,
    key: { tonic: chance.pick([2, 7, 9]), mode: 'majorPentatonic' },
    ritard: 2,
    sections: [
      { name: 'intro', chords: 'I I', energy: 0.6, players: [rolls, roots] },
      {
        name: 'A',
        chords: `${a} IV I V I`,
        energy: 0.8,
        players: [rolls, roots, boom, drums(beat, train), breakdown],
      },
      { name: 'verse', chords: a, energy: 0.5, players: [roots, boom, crying] },
      {
        name: 'A',
        chords: `${a}`,
        energy: 0.95,
        players: [rolls, roots, boom, drums(beat, train), breakdown],
      },
      {
        name: 'outro',
        chords: 'V,I',
        energy: 0.8,
        players: [last, bass({ by: low, line: 'R.R.', low: 31, velocity: 100 })],
      },
    ],
  };
};
