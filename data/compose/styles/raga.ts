import type { Style } from '../piece.ts';
import { drums } from '../players/drums.ts';
import { melody } from '../players/melody.ts';
import { riff } from '../players/riff.ts';
import { drone } from '../players/sound.ts';
import { instrument, kit } from '../score.ts';

const sitar = instrument('sitar', 104, { level: 112, pan: 58, reverb: 50, loose: 0.012 });
const strings = instrument('sympathetic strings', 104, {
  level: 70,
  pan: 84,
  reverb: 80,
  loose: 0.02,
});
const breath = instrument('reed drone', 20, { level: 56, pan: 44, reverb: 60 });
const bansuri = instrument('bansuri', 77, { level: 92, pan: 76, reverb: 80, loose: 0.02 });
const tabla = kit(0, { level: 112, reverb: 40, loose: 0.006 });

const tanpura = riff({ by: strings, line: '7-0-0-0-', low: 45, velocity: 74, gate: 2 });
const hum = drone(breath, 45, [0, 7], 64);

const keherwa = {
  bongoHigh: ['x.ox.xx.', 'xxoxox.x'],
  congaLow: 'x...x..x',
  congaMute: '..x...x.',
};
const fast = {
  bongoHigh: 'xoxxoxxxxoxxxoxx',
  congaLow: 'x..x..x...x..x..',
  bongoLow: '.x..x..x.x..x..x',
};

const free = {
  theme: 'alap',
  cells: ['r1 1 2', '1.5 .5 2', 'r.5 .5 1 2', '3 .5 .5'],
  glide: 0.85,
  gate: 1.1,
};
const alap = melody({ ...free, by: sitar, low: 52, high: 69, velocity: 84, ornament: 0.5 });
const voiceOfReed = melody({
  ...free,
  by: bansuri,
  low: 64,
  high: 81,
  velocity: 80,
  ornament: 0.3,
});
const gat = melody({
  by: sitar,
  theme: 'gat',
  cells: ['.5 .5 .25 .25 .5 1 1', '1 .5 .5 .5 .5 1', '.25 .25 .5 .5 .5 .5 .5 1'],
  low: 57,
  high: 76,
  velocity: 96,
  glide: 0.5,
});
const jhala = melody({
  by: sitar,
  theme: 'jhala',
  cells: [
    '.25 .25 .25 .25 .25 .25 .25 .25 .25 .25 .25 .25 .25 .25 .25 .25',
    '.5 .25 .25 .5 .25 .25 .5 .25 .25 .5 .5',
  ],
  low: 60,
  high: 81,
  velocity: 104,
  glide: 0.15,
});

/** A sitar over a tanpura: free alap, a composition with tabla, a bamboo flute, a fast close. */
export const raga: Style = (chance) => ({
  tempo: chance.whole(100, 110),
  meter: 4,
  key: { tonic: chance.pick([0, 1, 2]), mode: chance.pick(['bhairav', 'kafi']) },
  ritard: 3,
  tail: 3,
  sections: [
    { name: 'alap', chords: 'I5 I5 I5', energy: 0.35, players: [tanpura, hum, alap] },
    {
      name: 'gat',
      chords: 'I5 I5 I5 I5',
      energy: 0.7,
      players: [tanpura, hum, gat, drums(tabla, keherwa)],
    },
    {
      name: 'flute',
      chords: 'I5 I5 I5',
      energy: 0.5,
      players: [tanpura, hum, voiceOfReed, drums(tabla, keherwa)],
    },
    {
      name: 'jhala',
      chords: 'I5 I5 I5 I5',
      energy: 1,
      players: [tanpura, hum, jhala, drums(tabla, fast)],
    },
    { name: 'outro', chords: 'I5', energy: 0.3, players: [tanpura, hum] },
  ],
});
