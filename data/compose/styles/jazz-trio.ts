import type { Style } from '../piece.ts';
import { bass } from '../players/bass.ts';
import { chords } from '../players/chords.ts';
import { drums } from '../players/drums.ts';
import { melody } from '../players/melody.ts';
import { instrument, kit } from '../score.ts';

const beat = kit(40, { level: 70, reverb: 30, loose: 0.008 });
const double = instrument('double bass', 32, { level: 118, pan: 58, reverb: 20, loose: 0.01 });
const left = instrument('piano left', 0, { level: 108, pan: 50, reverb: 30, loose: 0.012 });
const right = instrument('piano right', 0, { level: 120, pan: 78, reverb: 30, loose: 0.014 });
const horn = instrument('tenor sax', 66, { level: 96, pan: 66, reverb: 45, loose: 0.02 });

const swing = { ride: ['x.x.x.xx', 'x.xxx.xx'], pedal: '..x...x.', kick: 'o.......' };
const time = { ride: 'x.xxx.xx', pedal: '..x...x.', snare: ['.....o..', '...o....'] };
const trades = {
  snare: ['x.xxx.Xx', '.xXx.xXX'],
  kick: 'x..x..x.',
  tom: '..x...x.',
  crash: '.......x',
};

const walk = bass({ by: double, line: ['RwwA', 'R35A', 'R5wA'], low: 28, velocity: 100 });
const two = bass({ by: double, line: 'R.5.', low: 28, velocity: 96 });
const comp = chords({
  by: left,
  room: { low: 50, high: 68, voices: 4 },
  rhythm: ['x..x....', '...x..x.', '.x...x..'],
  velocity: 74,
  gate: 0.6,
});
const phrases = ['.5 .5 .5 .5 1 1', 'r.5 .5 .5 .5 .5 .5 1', '1 .5 .5 .5 .5 1', 'r1 .5 .5 1 1'];
const head = melody({ by: right, cells: phrases, theme: 'head', low: 65, high: 84, velocity: 88 });
const chorus = melody({
  by: right,
  cells: ['.5 .5 .5 .5 .5 .5 .5 .5', 'r.5 .5 .5 .5 .5 .5 .5 .5', '.5 .25 .25 .5 .5 .5 .5 1'],
  theme: 'chorus',
  low: 64,
  high: 88,
  velocity: 92,
});
const blown = melody({
  by: horn,
  cells: phrases,
  theme: 'head',
  low: 52,
  high: 70,
  velocity: 94,
  glide: 0.3,
});

/** A swing trio, later with a saxophone: head, piano chorus, drums trade fours, head out. */
export const jazzTrio: Style = (chance) => {
  const [a, b] = chance.pick([
    ['IM7 vi7 ii7 V7', 'iii7 VI7 ii7 V7'],
    ['ii7 V7 IM7 IM7', 'ih7 iv7 bVII7 IM7'],
    ['i7 iv7 i7 V7', 'iv7 bVII7 bIIIM7 V7'],
  ]);
  const withSax = chance.happens(0.5);
  const lead = withSax ? blown : head;
  return {
    tempo: chance.whole(152, 168),
    meter: 4,
    key: { tonic: chance.pick([0, 3, 5, 10]), mode: a.startsWith('i7') ? 'dorian' : 'major' },
    swing: 0.64,
    ritard: 3,
    sections: [
      { name: 'intro', chords: a, energy: 0.4, players: [comp, two] },
      {
        name: 'head',
        chords: `${a} ${b}`,
        energy: 0.65,
        players: [drums(beat, time), walk, comp, lead],
      },
      { name: 'chorus', chords: a, energy: 0.9, players: [drums(beat, time), walk, comp, chorus] },
      { name: 'fours', chords: 'I7 I7', energy: 0.9, players: [drums(beat, trades)] },
      { name: 'head', chords: b, energy: 0.6, players: [drums(beat, swing), two, comp, lead] },
      {
        name: 'outro',
        chords: a.startsWith('i7') ? 'i7' : 'IM9',
        energy: 0.4,
        players: [
          chords({ by: left, room: { low: 50, high: 74, voices: 5 }, velocity: 70, strum: 0.05 }),
          bass({ by: double, line: 'R', low: 28, velocity: 92 }),
          drums(beat, { ride: 'x' }),
        ],
      },
    ],
  };
};
