import * as z from 'zod/mini';
import { BLOCK, text } from './block-fields.ts';
import { type Instructions, readingSeconds } from './instructions.ts';
import { SILENT, type TrialKind } from './kind.ts';

const Block = z.strictObject({
  ...BLOCK,
  kind: z.literal('debrief'),
  text: text.check(z.describe('What the study was about')),
});

export const debrief: TrialKind<z.infer<typeof Block>, Instructions, object> = {
  ...SILENT,
  name: 'debrief',
  about:
    "The end: what the study was about; then, once everything is kept, the protocol's completion code.",
  Block,
  Answer: z.strictObject({}),
  columns: [],
  draw: ({ title = 'Thank you', text: words }) => [
    { task: { title, text: words }, seconds: readingSeconds(words) },
  ],
  rows: () => [{}],
  simulate: () => ({}),
};
