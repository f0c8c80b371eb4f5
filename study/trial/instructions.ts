import * as z from 'zod/mini';
import { BLOCK, text } from './block-fields.ts';
import { SILENT, type TrialKind } from './kind.ts';

const Block = z.strictObject({
  ...BLOCK,
  kind: z.literal('instructions'),
  text: text.check(z.describe('What to read; a blank line begins a paragraph')),
});

/** What is read. */
export interface Instructions {
  readonly title: string;
  readonly text: string;
}

/** Words a minute that people read. */
const PACE = 200;

/** How long a text takes, in seconds. */
export function readingSeconds(words: string): number {
  return 3 + (60 * words.split(/\s+/).length) / PACE;
}

export const instructions: TrialKind<z.infer<typeof Block>, Instructions, object> = {
  ...SILENT,
  name: 'instructions',
  about: 'Something to read, then Next.',
  Block,
  Answer: z.strictObject({}),
  columns: [],
  draw: ({ title = 'What comes now', question, text: words }) => [
    { task: { title: question ?? title, text: words }, seconds: readingSeconds(words) },
  ],
  rows: () => [{}],
  simulate: () => ({}),
};
