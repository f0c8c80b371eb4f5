import type { Style } from '../piece.ts';
import { bass } from '../players/bass.ts';
import { chords } from '../players/chords.ts';
import { melody } from '../players/melody.ts';
import { CONTROLS, sweep } from '../players/sound.ts';
import { instrument } from '../score.ts';

const first = instrument('first violin', 40, { level: 96, pan: 44, reverb: 60, loose: 0.012 });
const second = instrument('second violin', 40, { level: 78, pan: 56, reverb: 60, loose: 0.014 });
const viola = instrument('viola', 41, { level: 84, pan: 74, reverb: 60, loose: 0.014 });
const cello = instrument('cello', 42, { level: 96, pan: 86, reverb: 60, loose: 0.012 });
const plucked = instrument('pizzicato', 45, { level: 108, pan: 64, reverb: 55, loose: 0.01 });

const inner = { by: [viola, second], room: { low: 53, high: 72, voices: 2 } };
const held = chords({ ...inner, velocity: 62 });
const pulse = chords({ ...inner, rhythm: 'xxxx xxxx', velocity: 70, gate: 0.7 });
const chorale = chords({
  by: [viola, second, first],
  room: { low: 55, high: 79, voices: 3 },
  velocity: 64,
});
const ground = bass({ by: cello, line: 'R---5---', low: 36, velocity: 72 });
const march = bass({ by: cello, line: 'R-R-5-w-', low: 36, velocity: 82, gate: 0.75 });
const pizzicato = chords({
  by: plucked,
  room: { low: 48, high: 74, voices: 3 },
  rhythm: ['x.x..x.x', 'x..x.xx.'],
  velocity: 88,
  gate: 0.5,
});
const pluckedBass = bass({ by: plucked, line: 'R...5...', low: 40, velocity: 96 });

const cells = ['1 .5 .5 1 1', '1.5 .5 1 1', '.5 .5 .5 .5 2', '2 1 1'];
const theme = melody({
  by: first,
  cells,
  theme: 'song',
  low: 64,
  high: 86,
  velocity: 84,
  ornament: 0.25,
  gate: 1,
});
const answer = melody({
  by: cello,
  cells,
  theme: 'song',
  low: 45,
  high: 64,
  velocity: 90,
  contrasting: true,
  gate: 1,
});
const swell = [first, second, viola, cello].map((who) => sweep(who, CONTROLS.expression, 92, 127));

/** A string quartet: a hymn, a song with a pulse, a plucked scherzo, the cello's answer, the hymn. */
export const quartet: Style = (chance) => {
  const minor = chance.happens(0.5);
  const song = minor ? 'i iv V i bVI V7' : 'I vi IV V I V7';
  return {
    tempo: chance.whole(104, 112),
    meter: 4,
    key: { tonic: chance.pick([2, 4, 7, 10]), mode: minor ? 'harmonicMinor' : 'major' },
    ritard: 6,
    rubato: 0.03,
    sections: [
      {
        name: 'intro',
        chords: minor ? 'i iv,V' : 'I IV,V',
        energy: 0.3,
        players: [chorale, ground, ...swell],
      },
      { name: 'A', chords: song, energy: 0.65, players: [theme, pulse, march] },
      {
        name: 'B',
        chords: minor ? 'bIII bVII i V' : 'vi iii IV V',
        energy: 0.7,
        players: [pizzicato, pluckedBass],
      },
      { name: 'C', chords: minor ? 'iv i V' : 'IV I V', energy: 0.8, players: [held, answer] },
      { name: 'outro', chords: minor ? 'i' : 'I', energy: 0.4, players: [chorale, ground] },
    ],
  };
};
