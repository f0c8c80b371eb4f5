import * as z from 'zod/mini';
import { BLOCK } from './block-fields.ts';
import type { TrialKind } from './kind.ts';
import { type Item, QUESTION, type QuestionAnswer, questionDrafts } from './question.ts';

const Block = z.strictObject({ ...BLOCK, kind: z.literal('listening-habits') });

const choice = (id: string, ask: string, options: string[], several = false): Item => ({
  id,
  type: 'choice',
  ask,
  options,
  several,
});
const agree = (id: string, ask: string): Item => ({
  id,
  type: 'likert',
  ask,
  points: 5,
  low: 'not at all',
  high: 'very much',
});

/** How somebody listens to and looks for music: our own words, after P. Tovstogan's listening survey of 2022 (CC BY 4.0). */
const HABITS: readonly Item[] = [
  choice('background', 'How do you make music?', [
    'I do not',
    'As a hobby',
    'As a student of music',
    'For a living',
  ]),
  choice('hours', 'How many hours of a usual day does music play around you?', [
    'less than 1',
    '1 to 2',
    '3 to 4',
    '5 to 6',
    'more than 6',
  ]),
  choice('active', 'For how many of these do you do nothing else?', [
    'none',
    'less than half an hour',
    'half an hour to 1',
    '1 to 2',
    'more than 2',
  ]),
  choice(
    'access',
    'Where does your music come from?',
    ['streaming', 'files of my own', 'radio', 'records or discs', 'concerts'],
    true,
  ),
  choice('library', 'How large is your own collection?', [
    'I have none',
    'up to 100 tracks',
    'up to 1000',
    'up to 10,000',
    'more',
  ]),
  choice('wish', 'How often do you want to hear music that is new to you?', [
    'never',
    'a few times a year',
    'every month',
    'every week',
    'every day',
  ]),
  choice('start', 'When you look for music, what do you start with?', [
    'nothing at all',
    'a vague idea',
    'a clear idea',
  ]),
  choice(
    'by',
    'What do you look for it by?',
    ['genre', 'mood', 'artist', 'instrument', 'what friends like', 'chance'],
    true,
  ),
  agree('keep-up', 'I keep track of music that just came out.'),
  agree('read', 'I read about music.'),
  agree('overview', 'I have an overview of my own collection.'),
  agree('rediscover', 'I would like to find again what I have forgotten in it.'),
];

export const listeningHabits: TrialKind<z.infer<typeof Block>, Item, QuestionAnswer> = {
  ...QUESTION,
  name: 'listening-habits',
  about: 'Twelve questions on how somebody listens to and looks for music.',
  Block,
  draw: () => questionDrafts(HABITS),
};
