import type * as z from 'zod/mini';

/** Where a value breaks its schema first: `axes.0`, also the name of a key that has no place there. */
export function misfit({ issues: [issue] }: z.core.$ZodError): string {
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...(issue?.path ?? []), ...keys].join('.') || 'the top';
}
