import type { Style } from '../piece.ts';
import { arpeggio } from '../players/arpeggio.ts';
import { chords } from '../players/chords.ts';
import { melody } from '../players/melody.ts';
import { CONTROLS, drone as hold, sweep } from '../players/sound.ts';
import { instrument } from '../score.ts';

const far = { reverb: 120, chorus: 60, loose: 0.05 };
const bed = instrument('warm pad', 89, { ...far, level: 100 });
const glass = instrument('bowed glass', 92, { ...far, level: 84, pan: 40 });
const sky = instrument('sweep pad', 95, { ...far, level: 92, pan: 88 });
const space = instrument('space voice', 91, { ...far, level: 84 });
const crystal = instrument('crystal', 98, { ...far, level: 66, pan: 90 });
const sea = instrument('sea', 122, { level: 62, reverb: 60 });

const veil = chords({ by: sky, room: { low: 48, high: 72, voices: 3 }, velocity: 76, gate: 1.15 });
const voices = chords({
  by: space,
  room: { low: 55, high: 79, voices: 3 },
  velocity: 72,
  gate: 1.1,
});
const drops = melody({
  by: crystal,
  cells: ['r2 1 r1', '.5 r1.5 .5 r1.5', 'r1 .5 .5 r2'],
  low: 76,
  high: 96,
  velocity: 62,
  gate: 2,
});
const stars = arpeggio({ by: glass, figure: '0.2.4.3.', low: 60, velocity: 58, ring: true });

/** Hardly anything happens: a held ground, veils that come and go, a few drops of glass. */
export const drone: Style = (chance) => {
  const mode = chance.pick(['lydian', 'dorian'] as const);
  const hues = mode === 'lydian' ? 'Iadd9 IIadd9 IM9 vi9' : 'i9 IVadd9 i9 bVIIadd9';
  const home = mode === 'lydian' ? 'IM9 IM9' : 'i9 i9';
  return {
    tempo: chance.whole(82, 88),
    meter: 4,
    key: { tonic: chance.pick([1, 4, 6, 11]), mode },
    ritard: 0,
    tail: 4,
    sections: [
      {
        name: 'dawn',
        chords: home,
        energy: 0.2,
        players: [
          hold(bed, 36, [0, 7, 12], 80),
          hold(sea, 48, [0], 70),
          sweep(bed, CONTROLS.brightness, 30, 80),
        ],
      },
      {
        name: 'A',
        chords: hues,
        energy: 0.5,
        players: [hold(bed, 36, [0, 7], 76), veil, drops, sweep(sky, CONTROLS.expression, 70, 127)],
      },
      {
        name: 'B',
        chords: hues,
        energy: 0.7,
        players: [hold(bed, 24, [0, 12], 84), voices, stars],
      },
      { name: 'dusk', chords: home, energy: 0.2, players: [hold(bed, 36, [0, 7], 70), drops] },
    ],
  };
};
