import * as z from 'zod/mini';

/** Agreement before any logging. `optional`: the visitor may go on without being recorded. */
const Consent = z.object({
  kind: z.literal('consent'),
  text: z.string(),
  choice: z.string(),
  optional: z.boolean(),
});
/** Walk the map freely, for as long as one likes (`minutes` null) or for a time. */
const Explore = z.object({ kind: z.literal('explore'), minutes: z.nullable(z.number()) });

/** What may name a study: small letters, digits and hyphens. */
export const StudyId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));

/** A study as data. */
export const Protocol = z.object({
  format: z.literal('earshot-protocol'),
  version: z.literal(1),
  id: StudyId,
  title: z.string(),
  blocks: z.array(z.discriminatedUnion('kind', [Consent, Explore])),
});
export type Protocol = z.infer<typeof Protocol>;
