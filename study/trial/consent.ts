import * as z from 'zod/mini';
import { BLOCK, text } from './block-fields.ts';
import { SILENT, type TrialKind } from './kind.ts';

const Block = z.strictObject({
  ...BLOCK,
  kind: z.literal('consent'),
  text: text.check(z.describe('What is agreed to; its SHA-256 is in every record')),
  choice: z
    .string()
    .check(z.minLength(1), z.maxLength(300), z.describe('The words beside the box')),
  optional: z
    ._default(z.boolean(), false)
    .check(z.describe('The visitor may go on without being recorded; only for free play')),
});

/** Agreement: it comes before the session and so is no trial of its plan; the record's first entry holds it. */
export const consent: TrialKind<z.infer<typeof Block>, object, { agreed: true }> = {
  ...SILENT,
  name: 'consent',
  about: 'Agreement before anything is logged; every study begins with one.',
  Block,
  Answer: z.strictObject({ agreed: z.literal(true) }),
  columns: [],
  draw: () => [],
  rows: () => [],
  simulate: () => ({ agreed: true }),
};
