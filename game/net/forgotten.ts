import { Refusal } from '#models/refusal';
import { FREE_PLAY } from '#study/protocol/free-play';
import { troubleWords } from '../words/trouble-words.ts';
import { openOutboxStore } from './indexed-store.ts';

/** A session and the secret that deletes it. */
export interface DeleteKey {
  readonly session: string;
  readonly token: string;
}

const FORGET = /^#forget=([0-9a-f]{32})\.([0-9a-f]{32})$/;
/** Tells the other pages of this browser which session was deleted last. */
const NOTICE = 'earshot forgotten';

/** The part after # of the link that deletes a session. */
export function forgetHash({ session, token }: DeleteKey): string {
  return `#forget=${session}.${token}`;
}

/** Read such a part back; null for any other. */
export function readForgetHash(hash: string): DeleteKey | null {
  const [, session, token] = FORGET.exec(hash) ?? [];
  return session === undefined || token === undefined ? null : { session, token };
}

/**
 * Delete a walk from the server and from this browser. Answers whether the server had it; refuses when
 * the server can't be reached.
 */
export async function forgetWalk({ session, token }: DeleteKey): Promise<boolean> {
  const response = await askToDelete(session, token);
  if (response.status === 401 || response.status === 403)
    throw new Refusal(troubleWords('wrongLink'));
  if (!response.ok && response.status !== 404)
    throw new Refusal(troubleWords('notDeleted', { status: String(response.status) }));
  await forgetHere(session);
  return response.ok;
}

/** Be told when another page of this browser deletes a session. Answers how to stop listening. */
export function onForgotten(heard: (session: string) => void): () => void {
  const listener = ({ key, newValue }: StorageEvent) => {
    if (key === NOTICE && newValue !== null) heard(newValue);
  };
  addEventListener('storage', listener);
  return () => removeEventListener('storage', listener);
}

async function askToDelete(session: string, token: string): Promise<Response> {
  try {
    return await fetch(`/api/sessions/${FREE_PLAY.id}/${session}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
  } catch (cause) {
    throw new Refusal(troubleWords('noAnswer'), { cause });
  }
}

async function forgetHere(session: string): Promise<void> {
  const store = await openOutboxStore();
  await store.forget(session);
  try {
    localStorage.setItem(NOTICE, session);
  } catch {
    return;
  }
}
