import * as z from 'zod/mini';

/** What may name a study: small letters, digits and hyphens. */
export const StudyId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
