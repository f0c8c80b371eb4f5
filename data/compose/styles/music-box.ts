import type { Style } from '../piece.ts';
import { arpeggio } from '../players/arpeggio.ts';
import { chords } from '../players/chords.ts';
import { melody } from '../players/melody.ts';
import { instrument } from '../score.ts';

const comb = instrument('music box', 10, { level: 112, pan: 58, reverb: 60, loose: 0.01 });
const low = instrument('low comb', 10, { level: 88, pan: 74, reverb: 60, loose: 0.01 });
const harp = instrument('harp', 46, { level: 104, pan: 80, reverb: 70, loose: 0.012 });
const celesta = instrument('celesta', 8, { level: 90, pan: 40, reverb: 70, loose: 0.012 });

const rocking = arpeggio({ by: low, figure: '012 321', low: 60, velocity: 66, ring: true });
const cells = ['1.5 1.5', '1 .5 1 .5', '.5 .5 .5 1 .5', '2 1'];
const tune = melody({
  by: comb,
  cells,
  theme: 'lullaby',
  low: 76,
  high: 96,
  velocity: 84,
  gate: 1.5,
});
const high = melody({
  by: celesta,
  cells,
  theme: 'lullaby',
  low: 79,
  high: 100,
  velocity: 70,
  contrasting: true,
  gate: 1.5,
});
const plucked = arpeggio({
  by: harp,
  figure: '024 567 654 320',
  low: 43,
  velocity: 82,
  ring: true,
});
const last = chords({
  by: harp,
  room: { low: 48, high: 84, voices: 6 },
  velocity: 72,
  strum: 0.14,
});

/** A lullaby that is wound up, wanders into a harp, and runs down. */
export const musicBox: Style = (chance) => {
  const a = chance.pick(['I V7 vi IV', 'I IV I V7', 'I iii IV V7']);
  return {
    tempo: chance.whole(96, 104),
    meter: 3,
    key: { tonic: chance.pick([0, 5, 7]), mode: 'major' },
    rubato: 0.03,
    ritard: 12,
    tail: 3,
    sections: [
      { name: 'intro', chords: 'I', energy: 0.3, players: [rocking] },
      { name: 'A', chords: `${a} I V7`, energy: 0.5, players: [rocking, tune] },
      { name: 'B', chords: 'vi IV ii V7 vi IV', energy: 0.75, players: [plucked, high] },
      { name: 'A', chords: 'I IV I V7', energy: 0.4, players: [rocking, tune] },
      { name: 'outro', chords: 'I', energy: 0.25, players: [last] },
    ],
  };
};
