import type { Style } from '../piece.ts';
import { arpeggio } from '../players/arpeggio.ts';
import { bass } from '../players/bass.ts';
import { chords } from '../players/chords.ts';
import { drums } from '../players/drums.ts';
import { CONTROLS, pump, sweep } from '../players/sound.ts';
import { instrument, kit } from '../score.ts';

const tight = { loose: 0, reverb: 15 };
const beat = kit(25, { level: 122, reverb: 12, loose: 0 });
const low = instrument('synth bass', 39, { ...tight, level: 112 });
const acid = instrument('acid line', 81, { ...tight, level: 78, pan: 50, reverb: 30 });
const stab = instrument('chord stab', 90, { ...tight, level: 88, pan: 76, reverb: 70, chorus: 60 });
const air = instrument('pad', 89, { ...tight, level: 80, reverb: 90 });

const four = { kick: 'X...X...X...X...' };
const driving = {
  ...four,
  hat: 'o.x.o.x.o.x.o.x.',
  open: '..x...x...x...x.',
  clap: '....x.......x...',
};
const peak = {
  ...driving,
  hat: 'xoxoxoxoxoxoxoxo',
  shaker: 'x.xxx.xxx.xxx.xx',
  ride: '..x...x...x...x.',
};
const roll = { snare: 'o.o.o.o.xxxxXXXX', clap: 'x...x...x.x.xxxx' };

const rumble = bass({ by: low, line: '.RRR.RRR.RRR.RRR', low: 31, velocity: 98, gate: 0.6 });
const offbeat = bass({ by: low, line: '..R...R...R...R.', low: 31, velocity: 108, gate: 0.9 });
const line = arpeggio({
  by: acid,
  figure: ['0030 0201 0030 2010', '0300 2001 3020 0103'],
  low: 45,
  velocity: 86,
  gate: 0.6,
});
const dub = chords({
  by: stab,
  room: { low: 55, high: 74, voices: 3 },
  rhythm: ['...x..x.........', '...x..x....x....'],
  velocity: 88,
  gate: 0.6,
});
const wash = chords({ by: air, room: { low: 52, high: 72, voices: 4 }, velocity: 74 });
const opening = [
  sweep(acid, CONTROLS.brightness, 20, 96),
  sweep(acid, CONTROLS.resonance, 64, 100),
];

/** Four to the floor: kick and rumble, the filter opens, the kick drops out, everything, strip down. */
export const techno: Style = (chance) => {
  const home = chance.pick(['i i i i', 'i i bVI bVII', 'i i iv i']);
  return {
    tempo: chance.whole(131, 137),
    meter: 4,
    key: { tonic: chance.pick([5, 7, 9, 10]), mode: 'minor' },
    drive: 0.5,
    tail: 1.5,
    sections: [
      { name: 'intro', chords: 'i i', energy: 0.7, players: [drums(beat, four), rumble] },
      {
        name: 'A',
        chords: 'i i i i',
        energy: 0.8,
        players: [drums(beat, driving), rumble, line, ...opening],
      },
      {
        name: 'break',
        chords: home,
        energy: 0.4,
        players: [
          wash,
          dub,
          sweep(air, CONTROLS.brightness, 30, 110),
          drums(beat, {}, { fill: roll }),
        ],
      },
      {
        name: 'B',
        chords: `${home} ${home}`,
        energy: 1,
        players: [
          drums(beat, peak, { crash: true }),
          offbeat,
          line,
          dub,
          wash,
          pump(air, 'xxxx', 100),
        ],
      },
      { name: 'outro', chords: 'i i', energy: 0.6, players: [drums(beat, four), dub] },
    ],
  };
};
