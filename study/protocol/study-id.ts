import * as z from 'zod/mini';

/** What names are made of, in words. */
export const NAME_FORM = 'small letters, digits and hyphens';

/** What may name a study: small letters, digits and hyphens. */
export const StudyId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, NAME_FORM));
