import type { Style } from '../piece.ts';
import { arpeggio } from '../players/arpeggio.ts';
import { bass } from '../players/bass.ts';
import { chords } from '../players/chords.ts';
import { melody } from '../players/melody.ts';
import { instrument } from '../score.ts';

const steel = instrument('steel guitar', 25, { level: 108, pan: 56, reverb: 36, loose: 0.009 });
const flute = instrument('flute', 73, { level: 100, pan: 76, reverb: 70, loose: 0.014 });
const whistle = instrument('whistle', 74, { level: 80, pan: 44, reverb: 70, loose: 0.016 });

const picking = arpeggio({
  by: steel,
  figure: ['0.32 1323', '0.31 2313'],
  low: 43,
  velocity: 82,
  ring: true,
});
const thumb = bass({ by: steel, line: 'R.5.', low: 38, velocity: 86 });
const strums = chords({
  by: steel,
  room: { low: 43, high: 69, voices: 5 },
  rhythm: 'x.xXx.xX',
  velocity: 84,
  strum: 0.025,
});
const tune = {
  cells: ['1 .5 .5 1 1', '1.5 .5 .5 .5 1', '.5 .5 .5 .5 1 1', '2 .5 .5 1'],
  theme: 'air',
};
const air = melody({
  ...tune,
  by: flute,
  low: 69,
  high: 88,
  velocity: 82,
  ornament: 0.4,
  gate: 0.98,
});
const second = melody({ ...tune, by: whistle, low: 64, high: 81, velocity: 72, contrasting: true });
const rolled = chords({
  by: steel,
  room: { low: 43, high: 72, voices: 6 },
  velocity: 72,
  strum: 0.12,
});

/** A fingerpicked guitar and a flute: guitar alone, the air, both strumming, the guitar again. */
export const folk: Style = (chance) => {
  const [a, b] = chance.pick([
    ['I V vi IV', 'IV I V I'],
    ['i bVII bVI bVII', 'bIII bVII iv i'],
    ['I IV I V', 'vi IV I V'],
  ]);
  return {
    tempo: chance.whole(98, 110),
    meter: 4,
    key: { tonic: chance.pick([2, 4, 7]), mode: a.startsWith('i ') ? 'dorian' : 'major' },
    ritard: 4,
    rubato: 0.02,
    sections: [
      { name: 'intro', chords: a, energy: 0.4, players: [picking, thumb] },
      { name: 'A', chords: a, energy: 0.6, players: [picking, thumb, air] },
      { name: 'B', chords: b, energy: 0.9, players: [strums, thumb, air, second] },
      {
        name: 'A',
        chords: a.split(' ').slice(0, 2).join(' '),
        energy: 0.45,
        players: [picking, thumb],
      },
      { name: 'outro', chords: a.split(' ')[0] ?? 'I', energy: 0.4, players: [rolled] },
    ],
  };
};
