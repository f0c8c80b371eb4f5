import type * as z from 'zod/mini';
import { Refusal } from '#models/refusal';
import { tellReached } from '../net/reach.ts';
import { troubleWords } from '../words/trouble-words.ts';

/** Get an address of this server; refuses in one sentence when the network or the server fails. */
async function fetchOk(url: string, what: string): Promise<Response> {
  const response = await answer(url, what);
  if (response.ok) return response;
  throw new Refusal(troubleWords('answered', { status: String(response.status), what }));
}

/** Get JSON of a known shape. */
export async function fetchJson<T>(url: string, what: string, schema: Shape<T>): Promise<T> {
  const response = await fetchOk(url, what);
  const parsed = schema.safeParse(await body(what, () => response.json()));
  if (parsed.success) return parsed.data;
  throw new Refusal(troubleWords('unknownForm', { what }));
}

/** Get bytes. */
export async function fetchBytes(url: string, what: string): Promise<ArrayBuffer> {
  const response = await fetchOk(url, what);
  return await body(what, () => response.arrayBuffer());
}

/** A zod schema, as far as it is used here. */
type Shape<T> = z.core.$ZodType<T> & {
  safeParse: (
    value: unknown,
  ) => { readonly success: true; readonly data: T } | { readonly success: false };
};

async function answer(url: string, what: string): Promise<Response> {
  try {
    const response = await fetch(url);
    tellReached(true);
    return response;
  } catch (cause) {
    tellReached(false);
    throw lost(what, cause);
  }
}

async function body<T>(what: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw lost(what, cause);
  }
}

function lost(what: string, cause: unknown): Refusal {
  return new Refusal(troubleWords('notSent', { what }), { cause });
}
