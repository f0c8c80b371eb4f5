import * as z from 'zod/mini';
import { Sha256Hex } from '#models/sha256-hex';

/** What a visitor may know of a study before agreeing to take part. */
export const StudyDoor = z.object({
  id: z.string(),
  title: z.string(),
  /** SHA-256 of the protocol's text. */
  hash: Sha256Hex,
  consent: z.nullable(
    z.object({ hash: Sha256Hex, text: z.string(), choice: z.string(), optional: z.boolean() }),
  ),
  /** How long it usually takes; null for free play. */
  minutes: z.nullable(z.number()),
  /** Whether somebody may take part only once. */
  once: z.boolean(),
});
export type StudyDoor = z.infer<typeof StudyDoor>;
