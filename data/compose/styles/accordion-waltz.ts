import type { Style } from '../piece.ts';
import { bass } from '../players/bass.ts';
import { chords } from '../players/chords.ts';
import { drums } from '../players/drums.ts';
import { melody } from '../players/melody.ts';
import { instrument, kit } from '../score.ts';

const box = instrument('accordion', 21, {
  level: 104,
  pan: 60,
  reverb: 40,
  chorus: 40,
  loose: 0.012,
});
const reeds = instrument('left hand', 21, { level: 84, pan: 72, reverb: 40 });
const double = instrument('double bass', 32, { level: 108, reverb: 20 });
const guitar = instrument('jazz guitar', 26, { level: 96, pan: 30, reverb: 24 });
const clarinet = instrument('clarinet', 71, { level: 92, pan: 90, reverb: 45, loose: 0.015 });
const brushes = kit(40, { level: 76 });

const oom = bass({ by: double, line: ['R..', '5..'], low: 31, velocity: 96 });
const pah = chords({
  by: guitar,
  room: { low: 52, high: 69, voices: 4 },
  rhythm: '.xx',
  velocity: 78,
  gate: 0.4,
});
const pump = chords({
  by: reeds,
  room: { low: 50, high: 67, voices: 3 },
  rhythm: '.xx',
  velocity: 70,
  gate: 0.45,
});
const cells = ['1 1 1', '1.5 .5 1', '2 1', '.5 .5 .5 .5 1', 'r1 1 1'];
const quick = ['.5 .5 .5 .5 .5 .5', '1 .5 .5 .5 .5'];
const tune = melody({
  by: box,
  cells,
  theme: 'waltz',
  low: 64,
  high: 84,
  velocity: 90,
  ornament: 0.45,
});
const turning = melody({
  by: box,
  cells: quick,
  theme: 'turning',
  low: 67,
  high: 88,
  velocity: 96,
  double: -4,
});
const answer = melody({
  by: clarinet,
  cells,
  theme: 'waltz',
  low: 58,
  high: 77,
  velocity: 88,
  contrasting: true,
});
const swish = drums(brushes, { snare: '.oo', kick: 'o..' });

/** A musette on a street corner: accordion alone, the waltz, the clarinet's turn, the last round. */
export const accordionWaltz: Style = (chance) => {
  const minor = chance.happens(0.7);
  const a = minor ? 'i i iv i V7 V7 i i' : 'I I ii V7 ii V7 I I';
  const b = minor ? 'bIII bIII bVII bVII iv i V7 V7' : 'IV IV I I II7 II7 V7 V7';
  return {
    tempo: chance.whole(172, 188),
    meter: 3,
    key: { tonic: chance.pick([2, 4, 9]), mode: minor ? 'harmonicMinor' : 'major' },
    rubato: 0.03,
    ritard: 6,
    sections: [
      { name: 'intro', chords: minor ? 'i V7 i i' : 'I V7 I I', energy: 0.4, players: [tune] },
      { name: 'A', chords: a, energy: 0.7, players: [tune, pump, oom, pah, swish] },
      { name: 'B', chords: b, energy: 0.55, players: [answer, oom, pah, swish] },
      { name: 'A', chords: a, energy: 0.95, players: [turning, pump, oom, pah, swish] },
      {
        name: 'outro',
        chords: minor ? 'V7 i i' : 'V7 I I',
        energy: 0.6,
        players: [chords({ by: box, room: { low: 57, high: 81, voices: 4 }, velocity: 84 }), oom],
      },
    ],
  };
};
