import type { Style } from '../piece.ts';
import { chords } from '../players/chords.ts';
import { drums } from '../players/drums.ts';
import { melody } from '../players/melody.ts';
import { riff } from '../players/riff.ts';
import { instrument, kit } from '../score.ts';

const beat = kit(8, { level: 92, reverb: 20 });
const slap = instrument('slap bass', 36, { level: 116, reverb: 6, loose: 0.004 });
const clav = instrument('clavinet', 7, { level: 92, pan: 88, reverb: 12, loose: 0.005 });
const scratch = instrument('funk guitar', 28, {
  bank: 8,
  level: 100,
  pan: 34,
  reverb: 14,
  loose: 0.005,
});
const brass = instrument('brass', 61, { level: 100, reverb: 30, loose: 0.01 });
const organ = instrument('organ', 17, { level: 80, pan: 76, reverb: 24 });
const sax = instrument('alto sax', 65, { level: 100, pan: 58, reverb: 34, loose: 0.014 });

const pocket = {
  kick: ['x..x......x..x..', 'x.....x...xx....'],
  snare: '....X..o.o..X..o',
  hat: 'x.x.x.x.x.x.x.xx',
  open: '.............x..',
};
const busy = { ...pocket, kick: 'x.x...x..xx...x.', cowbell: 'x...x...x...x...' };
const fill = { kick: 'x...x...x...x...', snare: 'X.xxX.xxX.xxXXXX' };

const line = ['0..0..a.c.0.3.5.', '0.c0..a..57a..c.'];
const thumb = riff({ by: slap, line, low: 28, velocity: 106, gate: 0.65 });
const scratching = chords({
  by: scratch,
  room: { low: 57, high: 76, voices: 4 },
  rhythm: ['..x.ooX...x.oX..', 'o.X.oox..oX.o.x.'],
  velocity: 92,
  gate: 0.4,
});
const keys = chords({
  by: clav,
  room: { low: 50, high: 69, voices: 3 },
  rhythm: ['x.ox.x.ox..x.x.o', 'x..x.ox..x.xo.x.'],
  velocity: 88,
  gate: 0.5,
});
const hits = chords({
  by: brass,
  room: { low: 58, high: 79, voices: 4 },
  rhythm: ['X..X............', '......x-X.....x-', 'X-------........', '..........X.X.X.'],
  velocity: 104,
  gate: 0.7,
});
const drawbars = chords({ by: organ, room: { low: 57, high: 76, voices: 4 }, velocity: 76 });
const wail = melody({
  by: sax,
  cells: ['.5 .25 .25 .5 .5 1 1', 'r.5 .5 .25 .25 .5 r1 1', '.25 .25 .5 r1 .5 .5 1'],
  low: 60,
  high: 79,
  velocity: 100,
  glide: 0.35,
});

/** The one and the pocket: bass and drums, clavinet and scratching guitar, brass, a sax, all out. */
export const funk: Style = (chance) => {
  const vamp = chance.pick(['i7 i7 IV9 i7', 'i9 i9 i9 IV9', 'I9 I9 IV9 I9']);
  const bridge = chance.pick(['IV9 IV9 bVII9 V9', 'bVI9 V9 i7 i7']);
  return {
    tempo: chance.whole(106, 112),
    meter: 4,
    key: { tonic: chance.pick([2, 4, 9]), mode: 'dorian' },
    swing: 0.52,
    drive: 0.3,
    tail: 1.5,
    sections: [
      { name: 'intro', chords: 'i7 i7', energy: 0.7, players: [drums(beat, pocket), thumb] },
      {
        name: 'A',
        chords: vamp,
        energy: 0.8,
        players: [drums(beat, pocket, { fill }), thumb, scratching, keys],
      },
      {
        name: 'horns',
        chords: vamp,
        energy: 1,
        players: [drums(beat, busy, { fill, crash: true }), thumb, scratching, hits],
      },
      {
        name: 'bridge',
        chords: bridge,
        energy: 0.75,
        players: [drums(beat, pocket, { fill }), thumb, drawbars, wail],
      },
      {
        name: 'horns',
        chords: 'i7 i7',
        energy: 1,
        players: [drums(beat, busy), thumb, keys, hits],
      },
      {
        name: 'outro',
        chords: 'i7',
        energy: 1,
        players: [
          drums(beat, { kick: 'x...', crash: 'x...' }),
          chords({
            by: brass,
            room: { low: 55, high: 79, voices: 4 },
            rhythm: 'X...',
            velocity: 108,
          }),
          riff({ by: slap, line: '0...', low: 28, velocity: 110 }),
        ],
      },
    ],
  };
};
