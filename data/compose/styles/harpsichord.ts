import type { Style } from '../piece.ts';
import { arpeggio } from '../players/arpeggio.ts';
import { bass } from '../players/bass.ts';
import { chords } from '../players/chords.ts';
import { melody } from '../players/melody.ts';
import { isEven, when } from '../players/sound.ts';
import { instrument } from '../score.ts';

const upper = instrument('upper manual', 6, { level: 104, pan: 74, reverb: 45, loose: 0.006 });
const lower = instrument('lower manual', 6, { level: 100, pan: 54, reverb: 45, loose: 0.006 });

const running = [
  '.25 .25 .25 .25 .25 .25 .25 .25 .5 .5 .5 .5',
  '.5 .25 .25 .5 .25 .25 .5 .5 .5 .5',
];
const walking = ['.5 .5 .5 .5 .5 .5 .5 .5', '1 .5 .5 1 .5 .5'];

const subject = { cells: running, theme: 'subject', velocity: 84, gate: 0.9, ornament: 0.2 };
const high = melody({ ...subject, by: upper, low: 67, high: 88 });
const low = melody({ ...subject, by: lower, low: 43, high: 64 });
const counter = melody({
  by: upper,
  cells: walking,
  theme: 'counter',
  low: 64,
  high: 84,
  velocity: 78,
  gate: 0.8,
});
const steps = bass({ by: lower, line: 'R.w.5.A.', low: 43, velocity: 78, gate: 0.8 });
const toccata = arpeggio({
  by: upper,
  figure: '0123 4321 0123 4321',
  low: 58,
  velocity: 84,
  gate: 0.95,
});
const pedal = bass({ by: lower, line: 'R-------', low: 36, velocity: 86 });
const rolled = chords({
  by: upper,
  room: { low: 55, high: 79, voices: 5 },
  velocity: 84,
  strum: 0.06,
});

/** A two-part invention: the subject goes from hand to hand, breaks into arpeggios, and closes. */
export const harpsichord: Style = (chance) => {
  const minor = chance.happens(0.5);
  const [opening, cycle] = minor
    ? ['i V7 i V7 i iv', 'i iv bVII bIII bVI iio V7 i']
    : ['I V7 I V I IV', 'I IV viio iii vi ii V7 I'];
  return {
    tempo: chance.whole(96, 108),
    meter: 4,
    key: { tonic: chance.pick([0, 2, 7, 9]), mode: minor ? 'harmonicMinor' : 'major' },
    ritard: 4,
    rubato: 0.015,
    sections: [
      {
        name: 'A',
        chords: opening,
        energy: 0.6,
        players: [when(isEven, high, steps), when((bar) => !isEven(bar), low, counter)],
      },
      {
        name: 'B',
        chords: cycle.split(' ').slice(0, 4).join(' '),
        energy: 0.8,
        players: [toccata, pedal],
      },
      {
        name: 'A',
        chords: cycle.split(' ').slice(4).join(' '),
        energy: 0.9,
        players: [high, steps],
      },
      { name: 'outro', chords: minor ? 'I' : 'I', energy: 0.8, players: [rolled, pedal] },
    ],
  };
};
