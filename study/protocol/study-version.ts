import * as z from 'zod/mini';
import { Sha256Hex } from '#models/sha256-hex';
import { Protocol } from './protocol.ts';

/** One version of a study, as servers keep it and answer it: its protocol with the hashes that records name. */
export const StudyVersion = z.object({
  protocol: Protocol,
  /** SHA-256 of the protocol's text. */
  hash: Sha256Hex,
  /** SHA-256 of the text of its consent block; null where nothing is agreed to. */
  consent: z.nullable(Sha256Hex),
  /** The dataset that its clips come from; none for free play. */
  dataset: z.optional(z.object({ id: z.string(), hash: Sha256Hex })),
  /** How long it usually takes; none for free play. */
  minutes: z.optional(z.number()),
});
export type StudyVersion = z.infer<typeof StudyVersion>;
