import type { Style } from '../piece.ts';
import { bass } from '../players/bass.ts';
import { chords } from '../players/chords.ts';
import { drums } from '../players/drums.ts';
import { melody } from '../players/melody.ts';
import { instrument, kit } from '../score.ts';

const beat = kit(40, { level: 52, reverb: 25 });
const nylon = instrument('nylon guitar', 24, { level: 110, pan: 50, reverb: 30, loose: 0.009 });
const low = instrument('acoustic bass', 32, { level: 104, reverb: 15 });
const vibes = instrument('vibraphone', 11, { level: 92, pan: 84, reverb: 55 });
const flute = instrument('flute', 73, { level: 88, pan: 72, reverb: 55, loose: 0.016 });

const brushed = {
  stick: ['x..x..x...x..x..', 'x..x..x...x..x..'],
  shaker: 'o.o.o.o.o.o.o.o.',
};
const light = { shaker: 'o.o.o.o.o.o.o.o.' };
const sway = chords({
  by: nylon,
  room: { low: 50, high: 70, voices: 4 },
  rhythm: ['x.x..x..x.x..x..', '.x..x.x..x..x.x.'],
  velocity: 80,
  gate: 0.8,
  strum: 0.015,
});
const roots = bass({ by: low, line: 'R--RR--55--5R--A', low: 31, velocity: 92 });
const cells = ['r.5 .5 .5 .5 1 1', '1.5 .5 .5 .5 1', 'r.5 1 .5 .5 1.5', '.5 .5 1 r.5 1.5'];
const tune = melody({
  by: flute,
  cells,
  theme: 'tune',
  low: 65,
  high: 82,
  velocity: 78,
  glide: 0.2,
});
const cool = melody({
  by: vibes,
  cells,
  theme: 'tune',
  low: 62,
  high: 84,
  velocity: 82,
  contrasting: true,
});
const shimmer = chords({
  by: vibes,
  room: { low: 60, high: 80, voices: 3 },
  rhythm: '..x-------------',
  velocity: 62,
});

/** Nylon guitar and brushes by the sea: guitar, a flute's tune, a vibraphone's answer, the tune. */
export const bossa: Style = (chance) => {
  const [a, b] = chance.pick([
    ['IM7 II7 ii7 V7', 'IM7 bIIM7 IM7 V7'],
    ['i7 iih7 V7 i7', 'iv7 bVII7 bIIIM7 V7'],
  ]);
  return {
    tempo: chance.whole(138, 144),
    meter: 4,
    key: { tonic: chance.pick([2, 5, 9]), mode: a.startsWith('i7') ? 'minor' : 'major' },
    ritard: 3,
    sections: [
      { name: 'intro', chords: a, energy: 0.4, players: [sway] },
      {
        name: 'A',
        chords: `${a} ${a}`,
        energy: 0.6,
        players: [sway, roots, drums(beat, brushed), tune],
      },
      { name: 'B', chords: b, energy: 0.65, players: [sway, roots, drums(beat, light), cool] },
      {
        name: 'A',
        chords: a,
        energy: 0.6,
        players: [sway, roots, drums(beat, brushed), tune, shimmer],
      },
      {
        name: 'outro',
        chords: a.split(' ')[0] ?? 'IM7',
        energy: 0.35,
        players: [
          chords({ by: nylon, room: { low: 45, high: 72, voices: 5 }, velocity: 72, strum: 0.1 }),
        ],
      },
    ],
  };
};
