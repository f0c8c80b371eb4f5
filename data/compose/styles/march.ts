import type { Style } from '../piece.ts';
import { bass } from '../players/bass.ts';
import { chords } from '../players/chords.ts';
import { drums } from '../players/drums.ts';
import { melody } from '../players/melody.ts';
import { riff } from '../players/riff.ts';
import { instrument, kit } from '../score.ts';

const hall = { reverb: 80, loose: 0.012 };
const battery = kit(48, { level: 104, reverb: 60 });
const trumpets = instrument('trumpets', 56, { ...hall, level: 98, pan: 76 });
const horns = instrument('horns', 60, { ...hall, level: 100, pan: 44 });
const trombones = instrument('trombones', 57, { ...hall, level: 96, pan: 84 });
const tuba = instrument('tuba', 58, { ...hall, level: 104, pan: 80 });
const strings = instrument('strings', 48, { ...hall, level: 92, pan: 50 });
const lows = instrument('cellos', 43, { ...hall, level: 100, pan: 88 });
const timpani = instrument('timpani', 47, { ...hall, level: 112 });
const winds = instrument('piccolo', 72, { ...hall, level: 78, pan: 56 });
const clarinets = instrument('clarinets', 71, { ...hall, level: 90, pan: 60 });

const tattoo = { snare: ['X..xX.xxX..xXxxx', 'X.xxX.xxXxxxX...'], kick: 'x...x...x...x...' };
const battle = { ...tattoo, crash: 'x...............' };

const cells = ['1 .75 .25 1 1', '1.5 .5 1 1', '.75 .25 1 2', '1 1 .5 .5 1'];
const fanfare = melody({
  by: trumpets,
  cells,
  theme: 'fanfare',
  low: 62,
  high: 81,
  velocity: 104,
  gate: 0.85,
});
const trio = melody({
  by: clarinets,
  cells,
  theme: 'trio',
  low: 60,
  high: 79,
  velocity: 84,
  double: 12,
});
const piping = melody({
  by: winds,
  cells: ['.5 .5 .5 .5 .5 .5 .5 .5', '.25 .25 .25 .25 1 .5 .5 1'],
  theme: 'piping',
  low: 79,
  high: 98,
  velocity: 80,
});
const anthem = melody({
  by: strings,
  cells,
  theme: 'fanfare',
  low: 67,
  high: 88,
  velocity: 98,
  gate: 1,
  double: -12,
});
const oompah = [
  bass({ by: tuba, line: 'R.5.', low: 34, velocity: 98, gate: 0.6 }),
  chords({
    by: horns,
    room: { low: 55, high: 70, voices: 3 },
    rhythm: '.x.x',
    velocity: 80,
    gate: 0.5,
  }),
];
const wall = chords({ by: trombones, room: { low: 46, high: 65, voices: 3 }, velocity: 94 });
const ground = bass({ by: lows, line: 'R-5-R-5-', low: 31, velocity: 94 });
const rollUp = riff({
  by: timpani,
  line: ['0...0...0...0000', '0.....0.0.0.0000'],
  low: 41,
  velocity: 96,
});
const soft = chords({ by: strings, room: { low: 52, high: 72, voices: 4 }, velocity: 66 });

/** A military orchestra: drums, fanfare, a soft trio of winds, everybody with the fanfare, the end. */
export const march: Style = (chance) => ({
  tempo: chance.whole(118, 124),
  meter: 4,
  key: { tonic: chance.pick([3, 5, 10]), mode: 'major' },
  ritard: 4,
  tail: 3,
  sections: [
    { name: 'intro', chords: 'I V', energy: 0.7, players: [drums(battery, tattoo), rollUp] },
    {
      name: 'A',
      chords: 'I IV V7 I',
      energy: 0.85,
      players: [drums(battery, tattoo), fanfare, ...oompah, wall],
    },
    {
      name: 'trio',
      chords: chance.pick(['IV I V7 I', 'vi ii V7 I']),
      energy: 0.4,
      shift: 5,
      players: [trio, soft, ground],
    },
    {
      name: 'A',
      chords: 'I IV vi V I IV,V7',
      energy: 1,
      players: [drums(battery, battle), anthem, fanfare, piping, wall, ground, rollUp],
    },
    {
      name: 'outro',
      chords: 'I',
      energy: 1,
      players: [
        wall,
        soft,
        chords({ by: trumpets, room: { low: 62, high: 81, voices: 3 }, velocity: 100 }),
        drums(battery, { crash: 'x', kick: 'x' }),
        riff({ by: timpani, line: '0', low: 41, velocity: 110 }),
      ],
    },
  ],
});
