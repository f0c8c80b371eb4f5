import type { Style } from '../piece.ts';
import { arpeggio } from '../players/arpeggio.ts';
import { bass } from '../players/bass.ts';
import { drums } from '../players/drums.ts';
import { melody } from '../players/melody.ts';
import { riff } from '../players/riff.ts';
import { instrument, kit } from '../score.ts';

const beat = kit(16, { level: 118, reverb: 28 });
const low = instrument('bass', 34, { level: 108, reverb: 8 });
const left = instrument('guitar left', 29, {
  level: 92,
  pan: 22,
  reverb: 24,
  loose: 0.009,
  amp: 0.8,
});
const right = instrument('guitar right', 30, {
  level: 84,
  pan: 106,
  reverb: 24,
  loose: 0.011,
  amp: 0.8,
});
const clean = instrument('clean guitar', 27, { level: 104, pan: 50, reverb: 50, chorus: 50 });
const solo = instrument('lead guitar', 30, {
  level: 96,
  pan: 70,
  reverb: 60,
  loose: 0.01,
  amp: 0.8,
});

const verse = {
  kick: ['x.....x.x.......', 'x.x...x.x...x...'],
  snare: '....X.......X...',
  hat: 'x.x.x.x.x.x.x.x.',
};
const chorus = {
  kick: ['x.x...x.x.x.....', 'x..x..x.x...x...'],
  snare: '....X.......X...',
  crash: 'x.......x.......',
  open: 'x.x.x.x.x.x.x.x.',
};
const fill = {
  kick: 'x...x...x...x...',
  snare: '....X...xxxx....',
  tomHigh: '............xx..',
  tomLow: '..............xx',
};

const eighths = bass({ by: low, line: 'RRRRRRRR', low: 28, velocity: 100 });
const moving = bass({ by: low, line: ['R.RRR.5.', 'R.RR5.wA'], low: 28, velocity: 104 });
const power = { stack: [7, 12], low: 40, velocity: 98 };
const chug = [
  riff({ ...power, by: left, line: 'xxxxxxxx', gate: 0.8 }),
  riff({ ...power, by: right, line: 'x.xx.xx.', gate: 0.7 }),
];
const ringing = [
  riff({ ...power, by: left, line: 'x-----x-x---x-x-' }),
  riff({ ...power, by: right, line: 'x-------x-----x-' }),
];
const picking = arpeggio({ by: clean, figure: '0243 1423', low: 45, velocity: 84, ring: true });
const lead = melody({
  by: solo,
  cells: ['.5 .5 .5 .5 1 1', '1 .5 .5 .5 .5 1', '.25 .25 .5 .5 .5 2'],
  low: 62,
  high: 86,
  velocity: 104,
  glide: 0.6,
  gate: 1,
});

/** A four-piece band: clean picking, a driving verse, a wide chorus, a solo, one last chord. */
export const rock: Style = (chance) => {
  const [a, b] = chance.pick([
    ['i bVII bVI bVII', 'bVI bVII i i'],
    ['I bVII IV I', 'IV V I bVII'],
    ['vi IV I V', 'IV I V vi'],
  ]);
  return {
    tempo: chance.whole(124, 140),
    meter: 4,
    key: { tonic: chance.pick([2, 4, 7, 9]), mode: a.startsWith('i ') ? 'minor' : 'mixolydian' },
    drive: 0.55,
    sections: [
      { name: 'intro', chords: a, energy: 0.4, players: [picking] },
      {
        name: 'verse',
        chords: a,
        energy: 0.75,
        players: [drums(beat, verse, { fill }), eighths, ...chug],
      },
      {
        name: 'chorus',
        chords: b,
        energy: 1,
        players: [drums(beat, chorus, { fill, crash: true }), moving, ...ringing],
      },
      {
        name: 'solo',
        chords: a,
        energy: 0.95,
        players: [drums(beat, chorus, { fill }), eighths, ...ringing, lead],
      },
      {
        name: 'chorus',
        chords: b.split(' ').slice(0, 2).join(' '),
        energy: 1,
        players: [drums(beat, chorus, { crash: true }), moving, ...ringing],
      },
      {
        name: 'outro',
        chords: a.split(' ')[0] ?? 'i',
        energy: 0.9,
        players: [
          drums(beat, { kick: 'x', crash: 'x' }),
          riff({ ...power, by: left, line: 'x---' }),
          riff({ ...power, by: right, line: 'x---' }),
          bass({ by: low, line: 'R---', low: 28, velocity: 100 }),
        ],
      },
    ],
  };
};
