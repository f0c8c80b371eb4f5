import type { Style } from '../piece.ts';
import { bass } from '../players/bass.ts';
import { chords } from '../players/chords.ts';
import { melody } from '../players/melody.ts';
import { CONTROLS, drone, sweep } from '../players/sound.ts';
import { instrument } from '../score.ts';

const sung = { reverb: 110, loose: 0.02 };
const ahs = instrument('choir', 52, { ...sung, level: 104, pan: 54 });
const basses = instrument('basses', 52, { ...sung, level: 104, pan: 78 });
const oohs = instrument('sopranos', 53, { ...sung, level: 100, pan: 44 });
const organ = instrument('organ', 19, { ...sung, level: 72 });

const hymn = chords({ by: ahs, room: { low: 53, high: 74, voices: 4 }, velocity: 82, gate: 1.02 });
const low = bass({ by: basses, line: 'R-------', low: 40, velocity: 84, gate: 1 });
const pipes = chords({ by: organ, room: { low: 48, high: 79, voices: 5 }, velocity: 76 });
const feet = bass({ by: organ, line: 'R-------', low: 29, velocity: 80, gate: 1 });
const solo = melody({
  by: oohs,
  cells: ['2 1 1', '1 1 2', '3 1'],
  low: 67,
  high: 81,
  velocity: 82,
  gate: 1.05,
});
const chant = melody({
  by: basses,
  cells: ['1 1 1 1', '1 .5 .5 2'],
  theme: 'chant',
  low: 45,
  high: 60,
  velocity: 86,
  gate: 1,
});

/** A choir in a large church: a chant over a drone, a hymn, the organ's full sound, amen. */
export const choir: Style = (chance) => ({
  tempo: chance.whole(84, 92),
  meter: 4,
  key: { tonic: chance.pick([0, 2, 5, 7]), mode: chance.pick(['dorian', 'minor', 'major']) },
  ritard: 6,
  rubato: 0.03,
  tail: 3.5,
  sections: [
    { name: 'chant', chords: 'i i', energy: 0.35, players: [chant, drone(oohs, 60, [0, 7], 60)] },
    {
      name: 'A',
      chords: chance.pick(['i bVII bVI bVII i', 'i iv bVII bIII i']),
      energy: 0.5,
      mode: 'minor',
      players: [hymn, low, sweep(ahs, CONTROLS.expression, 80, 127)],
    },
    {
      name: 'B',
      chords: chance.pick(['bVI bVII i v', 'bIII bVII iv V']),
      energy: 0.9,
      mode: 'minor',
      players: [hymn, pipes, feet, solo],
    },
    { name: 'outro', chords: 'iv,I', energy: 0.35, players: [hymn, low] },
  ],
});
