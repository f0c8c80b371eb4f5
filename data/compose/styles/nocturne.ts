import type { Style } from '../piece.ts';
import { arpeggio } from '../players/arpeggio.ts';
import { bass } from '../players/bass.ts';
import { chords } from '../players/chords.ts';
import { melody } from '../players/melody.ts';
import { instrument } from '../score.ts';

const left = instrument('piano left', 0, { level: 92, pan: 56, reverb: 70, loose: 0.014 });
const right = instrument('piano right', 0, { level: 104, pan: 72, reverb: 70, loose: 0.016 });

const cells = ['1.5 .5 1 1', '2 1 .5 .5', '1 .5 .5 2', 'r1 1 .5 .5 1'];
const tune = { by: right, theme: 'song', cells, ornament: 0.35, gate: 1.02 };

const waves = arpeggio({ by: left, figure: '0243 4342', low: 38, velocity: 50, ring: true });
const ripples = arpeggio({ by: left, figure: '0245 7654 2457 6542', low: 36, velocity: 56 });
const singing = melody({ ...tune, low: 65, high: 84, velocity: 74 });
const octaves = melody({
  ...tune,
  low: 72,
  high: 88,
  velocity: 92,
  double: -12,
  contrasting: true,
});
const knell = bass({ by: left, line: 'R---8---', low: 29, velocity: 58 });
const close = chords({
  by: right,
  room: { low: 55, high: 76, voices: 4 },
  velocity: 60,
  strum: 0.09,
});

/** A solo piano in the night: a song over waves, a storm in octaves, the song again. */
export const nocturne: Style = (chance) => {
  const [song, storm] = chance.pick([
    ['i iv6 V7 i', 'bVI bIII iv,V7 i'],
    ['i bVI iv V7', 'bIII bVII bVI V7'],
    ['iM9 iv7 ih7 V7', 'bVIM7 iv7 bVII7 bIIIM7'],
  ]);
  return {
    tempo: chance.whole(84, 90),
    meter: 4,
    key: { tonic: chance.pick([1, 3, 5, 9]), mode: 'harmonicMinor' },
    rubato: 0.06,
    ritard: 6,
    tail: 3,
    sections: [
      { name: 'intro', chords: 'i', energy: 0.15, players: [waves] },
      { name: 'A', chords: song, energy: 0.4, players: [waves, singing] },
      { name: 'B', chords: storm, energy: 0.95, players: [ripples, knell, octaves] },
      { name: 'A', chords: 'i iv', energy: 0.25, players: [waves, singing] },
      { name: 'outro', chords: 'V7 i', energy: 0.1, players: [close, knell] },
    ],
  };
};
