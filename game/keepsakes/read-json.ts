import type * as z from 'zod/mini';

/** Read JSON of a known shape; null where it is missing, broken or of another shape. */
export function readJson<T>(text: string | null, schema: z.ZodMiniType<T>): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
