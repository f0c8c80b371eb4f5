import * as z from 'zod/mini';
import { shuffled } from '#study/design/shuffled';
import { count, MANY } from './block-fields.ts';
import type { TrialKind } from './kind.ts';
import { SYNTHESISED } from './sound-check.ts';

const METHODS = ['antiphase', 'huggins'] as const;
const Block = z.strictObject({
  ...MANY,
  kind: z.literal('headphones'),
  method: z
    .enum(METHODS)
    .check(z.describe('antiphase: Woods et al. 2017; huggins: Milne et al. 2021')),
  trials: z._default(count(24, 'Trials; 6'), 6),
});
const Answer = z.strictObject({ choice: z.int().check(z.minimum(0), z.maximum(2)) });

/** One of three sounds of a headphone trial. antiphase: a plain tone, a quieter one, one in antiphase; huggins: noise or noise with a pitch. */
type HeadphoneSound = 'plain' | 'quiet' | 'antiphase' | 'noise' | 'pitch';

export interface HeadphoneTrial {
  readonly method: (typeof METHODS)[number];
  readonly question: string;
  /** In the order in which they are played. */
  readonly sounds: readonly HeadphoneSound[];
  /** Seed of the noise. */
  readonly seed: number;
}

const SOUNDS = {
  antiphase: ['plain', 'quiet', 'antiphase'],
  huggins: ['noise', 'noise', 'pitch'],
} as const;
const QUESTIONS = {
  antiphase: 'Which of the three tones is the quietest?',
  huggins: 'Which of the three noises has a faint tone in it?',
} as const;

/** Which of the three is right. */
function rightSound({ sounds }: HeadphoneTrial): number {
  return sounds.findIndex((sound) => sound === 'quiet' || sound === 'pitch');
}

export const headphones: TrialKind<
  z.infer<typeof Block>,
  HeadphoneTrial,
  z.infer<typeof Answer>
> = {
  name: 'headphones',
  about: 'A screen that few pass with loudspeakers: three synthesised sounds, which one is it?',
  Block,
  Answer,
  columns: [
    ['method', 'text', '', 'antiphase or huggins'],
    ['choice', 'integer', '', 'Which sound was chosen, from 1'],
    ['right', 'integer', '', 'Which one is right, from 1'],
    ['correct', 'truth', '', 'Whether it was chosen'],
  ],
  draw: ({ method, trials, question = QUESTIONS[method] }, { own }) =>
    Array.from({ length: trials }, () => ({
      task: {
        method,
        question,
        sounds: shuffled<HeadphoneSound>(SOUNDS[method], own),
        seed: Math.floor(own() * 2 ** 31),
      },
      seconds: 9,
    })),
  clips: () => [SYNTHESISED],
  mustHear: () => [0],
  misfit: () => null,
  correct: (task, { choice }) => choice === rightSound(task),
  rows: (task, _, { choice }) => [
    {
      method: task.method,
      choice: choice + 1,
      right: rightSound(task) + 1,
      correct: choice === rightSound(task),
    },
  ],
  simulate: (task, { random, careless }) => ({
    choice: careless || random() < 0.05 ? Math.floor(3 * random()) : rightSound(task),
  }),
};
