import * as z from 'zod/mini';

/** A SHA-256 as text: 64 lower-case hex digits. */
export const Sha256Hex = z.string().check(z.regex(/^[0-9a-f]{64}$/));
