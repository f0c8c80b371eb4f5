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
});
export type StudyVersion = z.infer<typeof StudyVersion>;
