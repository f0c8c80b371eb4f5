import type { Style } from '../piece.ts';
import { bass } from '../players/bass.ts';
import { chords } from '../players/chords.ts';
import { drums } from '../players/drums.ts';
import { melody } from '../players/melody.ts';
import { CONTROLS, sweep } from '../players/sound.ts';
import { instrument, kit } from '../score.ts';

const beat = kit(16, { level: 118, reverb: 14, loose: 0.002 });
const sub = instrument('sub', 38, { level: 120, reverb: 0, loose: 0 });
const reese = instrument('reese', 87, { level: 88, reverb: 20, chorus: 90, loose: 0 });
const rhodes = instrument('rhodes', 4, { level: 92, reverb: 80, chorus: 40, loose: 0.004 });
const haze = instrument('haze', 94, { level: 84, reverb: 110 });

const amen = {
  kick: ['x.x.......xx....', 'x.x.......x.....'],
  snare: ['....X..o.o..X..o', '....X..o.o.o..X.'],
  hat: 'x.x.x.x.x.x.x.x.',
};
const rolling = {
  kick: 'x.........x.....',
  snare: '....X..o.o..X..o',
  ride: 'x.x.x.x.x.x.x.x.',
  shaker: 'xxxxxxxxxxxxxxxx',
};
const chopped = { kick: 'x..x..x..x..x...', snare: '..x..x.xx.xxXxXx', crash: 'x...............' };

const deep = bass({
  by: sub,
  line: ['R-----R-..5-----', 'R-----..R-7-5---'],
  low: 28,
  velocity: 108,
});
const growl = bass({
  by: reese,
  line: ['R---R--R----8-7-', 'R-R---R---5-7---'],
  low: 33,
  velocity: 96,
});
const keys = chords({
  by: rhodes,
  room: { low: 52, high: 74, voices: 4 },
  rhythm: ['x-----.x--------', '..x---..x-------'],
  velocity: 72,
});
const fog = chords({ by: haze, room: { low: 50, high: 74, voices: 3 }, velocity: 72 });
const flecks = melody({
  by: rhodes,
  cells: ['r1 .5 .5 r2', 'r.5 .5 .5 .5 r2', 'r2 .5 .5 1'],
  low: 70,
  high: 88,
  velocity: 80,
});

/** Fast broken beats under slow chords: haze, the drop, a rolling passage, a break, the drop again. */
export const drumAndBass: Style = (chance) => {
  const turn = chance.pick(['i9 bVIM7 i9 bVIIadd9', 'i9 iv9 bVIM7 v7', 'bVIM7 v7 i9 i9']);
  return {
    tempo: chance.whole(170, 176),
    meter: 4,
    key: { tonic: chance.pick([4, 5, 9]), mode: 'minor' },
    drive: 0.45,
    tail: 2.5,
    sections: [
      {
        name: 'intro',
        chords: turn,
        energy: 0.35,
        players: [fog, keys, sweep(haze, CONTROLS.brightness, 30, 90)],
      },
      {
        name: 'drop',
        chords: `${turn} ${turn}`,
        energy: 1,
        players: [drums(beat, amen, { fill: chopped, crash: true }), deep, growl],
      },
      {
        name: 'roll',
        chords: `${turn}`,
        energy: 0.85,
        players: [drums(beat, rolling), deep, fog, flecks],
      },
      { name: 'break', chords: turn, energy: 0.3, players: [keys, fog, flecks] },
      {
        name: 'drop',
        chords: turn,
        energy: 1,
        players: [drums(beat, amen, { crash: true, fill: chopped }), deep, growl, fog],
      },
      { name: 'outro', chords: 'i9 i9', energy: 0.25, players: [fog] },
    ],
  };
};
