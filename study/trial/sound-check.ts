import * as z from 'zod/mini';
import { BLOCK } from './block-fields.ts';
import type { TrialKind } from './kind.ts';

const Block = z.strictObject({ ...BLOCK, kind: z.literal('sound-check') });
const Answer = z.strictObject({
  count: z.int().check(z.minimum(0), z.maximum(9)),
  volume: z.number().check(z.minimum(0), z.maximum(1)),
});

/** So many tones are played; the participant sets the volume and counts them. */
export interface SoundCheck {
  readonly question: string;
  readonly tones: number;
}

/** Place of the synthesised sound among the clips of a trial without clips of the dataset. */
export const SYNTHESISED = -1;

export const soundCheck: TrialKind<z.infer<typeof Block>, SoundCheck, z.infer<typeof Answer>> = {
  name: 'sound-check',
  about: 'Tones to set the volume by; how many there were shows that they are heard.',
  Block,
  Answer,
  columns: [
    ['tones', 'integer', '', 'Tones that were played'],
    ['count', 'integer', '', 'Tones that the participant counted'],
    ['correct', 'truth', '', 'Whether the count is right'],
  ],
  draw: ({ question = 'How many tones do you hear?' }, { own }) => [
    { task: { question, tones: 2 + Math.floor(4 * own()) }, seconds: 15 },
  ],
  clips: () => [SYNTHESISED],
  mustHear: () => [0],
  misfit: () => null,
  correct: ({ tones }, { count }) => count === tones,
  rows: ({ tones }, _, { count }) => [{ tones, count, correct: count === tones }],
  simulate: ({ tones }, { random, careless }) => ({
    count: careless ? Math.floor(6 * random()) : tones,
    volume: 0.4 + 0.4 * random(),
  }),
};
