import type { Style } from '../piece.ts';
import { bass } from '../players/bass.ts';
import { chords } from '../players/chords.ts';
import { drums } from '../players/drums.ts';
import { melody } from '../players/melody.ts';
import { riff } from '../players/riff.ts';
import { CONTROLS, sweep } from '../players/sound.ts';
import { instrument, kit } from '../score.ts';

const beat = kit(25, { level: 124, reverb: 10, loose: 0.006 });
const sub = instrument('sub bass', 38, { level: 118, reverb: 0 });
const rhodes = instrument('rhodes', 4, {
  level: 96,
  pan: 50,
  reverb: 40,
  chorus: 30,
  loose: 0.014,
});
const sample = instrument('old strings', 49, { level: 76, pan: 78, reverb: 50 });
const keys = instrument('piano loop', 0, { level: 88, pan: 76, reverb: 30, loose: 0.01 });
const horn = instrument('muted trumpet', 59, { level: 84, pan: 60, reverb: 60, loose: 0.02 });

const boomBap = {
  kick: ['x.....x...x.....', 'x..x......x..x..'],
  snare: '....X.......X...',
  hat: 'x.x.x.x.x.x.x.x.',
};
const trap = {
  kick: ['x.....x..x......', 'x..x.......x....'],
  clap: '....X.......X...',
  hat: ['x.x.x.x.x.x.xxxx', 'x.x.x.x.x.x.x.xx'],
  open: '..............x.',
};
const fill = { kick: 'x.....x.........', snare: '....X...........' };

const low = bass({
  by: sub,
  line: ['R-----R...5-R---', 'R--R------7-5---'],
  low: 28,
  velocity: 112,
});
const dusty = chords({
  by: rhodes,
  room: { low: 52, high: 72, voices: 4 },
  rhythm: ['x-----..x---....', '..x---..x-----..'],
  velocity: 78,
});
const bed = chords({ by: sample, room: { low: 55, high: 74, voices: 3 }, velocity: 66 });
const loop = riff({ by: keys, line: '0.7.c.7.3.7.a.7.', low: 60, velocity: 82, gate: 1.2 });
const call = melody({
  by: horn,
  cells: ['r1 .5 .5 r2', 'r2 .5 .5 1', '1.5 .5 r2'],
  low: 64,
  high: 80,
  velocity: 84,
  glide: 0.3,
});

/** Beats for a voice that isn't there: a dusty loop, boom bap, a cut, a heavier half, a fade. */
export const hipHop: Style = (chance) => {
  const loopChords = chance.pick(['i9 bVIM7 iv9 v7', 'i7 bVIM7 i7 V7', 'iv9 i9 bVIM7 V7']);
  return {
    tempo: chance.whole(84, 94),
    meter: 4,
    key: { tonic: chance.pick([0, 3, 5, 8]), mode: 'minor' },
    swing: 0.54,
    drive: 0.4,
    sections: [
      {
        name: 'intro',
        chords: loopChords.split(' ').slice(0, 2).join(' '),
        energy: 0.4,
        players: [loop, bed, sweep(keys, CONTROLS.brightness, 30, 70)],
      },
      {
        name: 'verse',
        chords: loopChords,
        energy: 0.8,
        players: [drums(beat, boomBap, { fill }), low, dusty, loop],
      },
      {
        name: 'hook',
        chords: loopChords,
        energy: 1,
        players: [drums(beat, trap, { crash: true }), low, bed, call],
      },
      {
        name: 'cut',
        chords: loopChords.split(' ').slice(0, 2).join(' '),
        energy: 0.5,
        players: [dusty, bed],
      },
      {
        name: 'outro',
        chords: loopChords.split(' ').slice(0, 1).join(' '),
        energy: 0.5,
        players: [loop, bed],
      },
    ],
  };
};
