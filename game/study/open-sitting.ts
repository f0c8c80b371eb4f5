import { Refusal } from '#models/refusal';
import type { StudyDoor } from '#study/protocol/study-door';
import type { Standing } from '#study/wire/messages';
import { connect } from '../net/connection.ts';
import { openOutboxStore } from '../net/indexed-store.ts';
import { sendLeft } from '../net/left-sessions.ts';
import { Outbox } from '../net/outbox.ts';
import { randomKey } from '../net/random-key.ts';
import { Sitting } from './sitting.ts';
import { panelOf, type StudyKey } from './study-key.ts';

/**
 * Say hello for a participant and begin, or go on with, their session. What an earlier page could not send
 * goes first. Refuses where there is no place, in the server's words.
 */
export async function openSitting(
  door: StudyDoor,
  key: StudyKey,
  changed: () => void,
): Promise<Sitting> {
  const consent = door.consent?.hash ?? '';
  const { session: name, token } = key;
  const page = randomKey();
  const session = { study: door.id, session: name, token, consent, page, beat: 0 };
  const store = await openOutboxStore();
  const left = (await store.sessions()).find((one) => one.session === name);
  if (left) await sendLeft(store, left, connect);
  return await new Promise<Sitting>((resolve, reject) => {
    let sitting: Sitting | null = null;
    const begin = (standing: Standing, next: number) => {
      sitting = new Sitting({ standing, outbox, consent, page, returning: next > 0, changed });
      resolve(sitting);
    };
    const outbox = new Outbox(
      {
        session,
        participant: panelOf(location.search),
        store,
        connect,
        now: Date.now,
        welcomed: ({ study, next, completion }) => {
          if (!sitting && study) setTimeout(() => begin(study, next));
          else if (study) sitting?.welcomedAgain(study.away);
          if (completion) setTimeout(() => sitting?.complete(completion));
        },
        completed: (completion) => sitting?.complete(completion),
        changed: ({ reason }) => {
          if (reason !== null && !sitting) reject(new Refusal(reason));
          changed();
        },
      },
      [],
    );
  });
}

/** Delete everything of a participant from the server. */
export async function withdraw(study: string, { session, token }: StudyKey): Promise<boolean> {
  try {
    const { ok, status } = await fetch(`/api/sessions/${study}/${session}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    return ok || status === 404;
  } catch {
    return false;
  }
}
