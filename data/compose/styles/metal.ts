import type { Style } from '../piece.ts';
import { bass } from '../players/bass.ts';
import { drums } from '../players/drums.ts';
import { melody } from '../players/melody.ts';
import { riff } from '../players/riff.ts';
import { instrument, kit } from '../score.ts';

const tight = { reverb: 10, loose: 0.005 };
const beat = kit(16, { level: 96, reverb: 30, loose: 0.003 });
const low = instrument('bass', 34, { ...tight, level: 104 });
const left = instrument('guitar left', 30, { ...tight, level: 110, pan: 0, amp: 1 });
const right = instrument('guitar right', 30, { ...tight, level: 110, pan: 127, amp: 1 });
const palm = { ...tight, level: 118, amp: 1 };
const mutedLeft = instrument('palm left', 28, { ...palm, pan: 0 });
const mutedRight = instrument('palm right', 28, { ...palm, pan: 127 });
const solo = instrument('lead guitar', 30, { level: 96, reverb: 50, chorus: 30, loose: 0.006 });

const gallop = { kick: 'x.xxx.xxx.xxx.xx', snare: '....X.......X...', hat: 'x...x...x...x...' };
const blast = { kick: 'xxxxxxxxxxxxxxxx', snare: '..X...X...X...X.', ride: 'x.x.x.x.x.x.x.x.' };
const half = { kick: 'x.x...x...x.x...', snare: '........X.......', crash: 'x...x...x...x...' };
const fill = {
  kick: 'xxxxxxxxxxxxxxxx',
  snare: 'x.x.x...',
  tomHigh: '......xx........',
  tom: '........xxxx....',
  tomLow: '............xxxx',
};

const both = (line: string | string[], gate = 0.85) => [
  riff({ by: left, muted: mutedLeft, line, low: 28, velocity: 112, stack: [7, 12], gate }),
  riff({ by: right, muted: mutedRight, line, low: 28, velocity: 112, stack: [7, 12], gate }),
];

const galloping = both(['m.mmm.mm3-1-m.mm', 'm.mmm.mm6-5-3-1-'], 0.6);
const tremolo = both(['xxxxxxxx33333333', 'xxxxxxxx11116666'], 0.8);
const slow = both('x-----------m.mm', 0.95);
const below = bass({ by: low, line: 'R.RRR.RRR.RRR.RR', low: 28, velocity: 108 });
const shred = melody({
  by: solo,
  cells: [
    '.25 .25 .25 .25 .25 .25 .25 .25 .25 .25 .25 .25 .5 .5',
    '.5 .25 .25 .25 .25 .25 .25 .5 .5 .5 .5',
  ],
  low: 64,
  high: 88,
  velocity: 108,
  gate: 1,
});

/** Low strings, double pedal: a gallop, a blast, a slow breakdown, a solo, the gallop, a last blow. */
export const metal: Style = (chance) => {
  const a = chance.pick(['i i bVI bVII', 'i bII i bVII', 'i i bIII bII']);
  return {
    tempo: chance.whole(150, 172),
    meter: 4,
    key: { tonic: chance.pick([2, 3, 4]), mode: 'phrygian' },
    drive: 0.6,
    tail: 2.5,
    sections: [
      {
        name: 'intro',
        chords: 'i i',
        energy: 0.8,
        players: [...slow, drums(beat, { crash: 'x...x...x...x...' })],
      },
      {
        name: 'gallop',
        chords: `${a} ${a}`,
        energy: 0.95,
        players: [drums(beat, gallop, { fill, crash: true }), ...galloping, below],
      },
      {
        name: 'blast',
        chords: a,
        energy: 1,
        players: [drums(beat, blast, { crash: true }), ...tremolo, below],
      },
      {
        name: 'breakdown',
        chords: 'i i bII i',
        energy: 0.9,
        players: [drums(beat, half, { fill }), ...slow],
      },
      {
        name: 'solo',
        chords: a,
        energy: 1,
        players: [drums(beat, gallop, { crash: true }), ...galloping, below, shred],
      },
      {
        name: 'outro',
        chords: 'i i',
        energy: 1,
        players: [drums(beat, { kick: 'x', crash: 'x' }), ...both('x---', 0.95)],
      },
    ],
  };
};
