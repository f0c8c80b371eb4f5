import type { Style } from '../piece.ts';
import { arpeggio } from '../players/arpeggio.ts';
import { bass } from '../players/bass.ts';
import { chords } from '../players/chords.ts';
import { drums } from '../players/drums.ts';
import { melody } from '../players/melody.ts';
import { pump } from '../players/sound.ts';
import { instrument, kit } from '../score.ts';

const beat = kit(24, { level: 112, reverb: 35 });
const low = instrument('synth bass', 38, { level: 108, reverb: 5, loose: 0.002 });
const wide = instrument('synth strings', 50, { level: 84, reverb: 60, chorus: 70 });
const poly = instrument('polysynth', 90, {
  level: 88,
  reverb: 40,
  chorus: 50,
  pan: 84,
  loose: 0.003,
});
const lead = instrument('square lead', 80, {
  level: 78,
  reverb: 60,
  chorus: 30,
  pan: 56,
  loose: 0.004,
});
const bells = instrument('bells', 88, { level: 80, reverb: 60, pan: 40 });

const backbeat = { kick: 'x.......x.x.....', snare: '....X.......X...', hat: 'x.x.x.x.x.x.x.xo' };
const full = {
  ...backbeat,
  kick: 'x...x...x...x...',
  clap: '....x.......x...',
  open: '..x...x...x...x.',
};
const fill = { kick: 'x...x...x...x...', snare: '....x...x.x.xxxx', tom: '........x...x...' };

const octaves = bass({ by: low, line: 'R8R8R8R8R8R8R8R8', low: 33, velocity: 96, gate: 0.7 });
const driving = bass({ by: low, line: 'R.RRR.RRR.RRR.RR', low: 33, velocity: 96, gate: 0.8 });
const pad = chords({ by: wide, room: { low: 52, high: 74, voices: 4 }, velocity: 78 });
const stabs = chords({
  by: poly,
  room: { low: 55, high: 76, voices: 3 },
  rhythm: 'x..x..x...x.x...',
  velocity: 84,
  gate: 0.5,
});
const twinkle = arpeggio({ by: bells, figure: '0231 4231 0231 4231', low: 64, velocity: 70 });
const cells = ['.5 .5 1 .5 .5 1', '1 .5 .5 .5 1.5', 'r.5 .5 .5 .5 1 1'];
const verse = melody({ by: lead, cells, theme: 'verse', low: 60, high: 76, velocity: 84 });
const hook = melody({
  by: lead,
  cells,
  theme: 'hook',
  low: 69,
  high: 86,
  velocity: 96,
  double: -12,
});

/** A pop song of machines: bells, verse, hook with everything, a break of pads, the hook again. */
export const synthPop: Style = (chance) => {
  const [a, b] = chance.pick([
    ['vi IV I V', 'IV V vi I IV V I I'],
    ['I V vi IV', 'vi IV I V vi IV V V'],
    ['i bVI bIII bVII', 'bVI bVII i i bVI bVII bIII bVII'],
  ]);
  return {
    tempo: chance.whole(116, 124),
    meter: 4,
    key: { tonic: chance.pick([0, 2, 5, 9]), mode: a.startsWith('i ') ? 'minor' : 'major' },
    drive: 0.25,
    sections: [
      {
        name: 'intro',
        chords: a.split(' ').slice(0, 2).join(' '),
        energy: 0.5,
        players: [twinkle, pad],
      },
      {
        name: 'verse',
        chords: a,
        energy: 0.65,
        players: [drums(beat, backbeat), octaves, stabs, verse],
      },
      {
        name: 'hook',
        chords: b,
        energy: 1,
        players: [
          drums(beat, full, { fill, crash: true }),
          driving,
          pad,
          stabs,
          hook,
          pump(wide, 'xxxx', 70),
        ],
      },
      {
        name: 'break',
        chords: a.split(' ').slice(0, 2).join(' '),
        energy: 0.3,
        players: [pad, twinkle],
      },
      {
        name: 'outro',
        chords: a.split(' ').slice(0, 1).join(' '),
        energy: 0.7,
        players: [pad, stabs],
      },
    ],
  };
};
