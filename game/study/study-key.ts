import type { Hello } from '#study/wire/messages';
import { browserStore } from '../dataset/choice-memory.ts';
import { randomKey } from '../net/random-key.ts';

/** A participation: its pseudonym and its secret. */
export interface StudyKey {
  readonly session: string;
  readonly token: string;
  /** Whether it was there before this page was opened. */
  readonly known: boolean;
}

const FRAGMENT = /^#([0-9a-f]{32})\.([0-9a-f]{32})$/;

/** The study that the address names. */
export function studyOf(path: string): string {
  return decodeURIComponent(path.replace(/^\/study\//, ''));
}

/** The participation of the link's fragment or of this browser; a new one where there is none. */
export function studyKey(study: string): StudyKey {
  const kept =
    FRAGMENT.exec(location.hash) ?? FRAGMENT.exec(browserStore().getItem(nameOf(study)) ?? '');
  const [, session, token] = kept ?? [];
  if (session !== undefined && token !== undefined) return { session, token, known: true };
  return { session: randomKey(), token: randomKey(), known: false };
}

/** Put a participation into the link and this browser, so that it can be taken up again. */
export function keepKey(study: string, { session, token }: StudyKey): void {
  const fragment = `#${session}.${token}`;
  browserStore().setItem(nameOf(study), fragment);
  history.replaceState(null, '', `${location.pathname}${location.search}${fragment}`);
}

/** Forget a participation in this browser. */
export function dropKey(study: string): void {
  browserStore().setItem(nameOf(study), '');
  history.replaceState(null, '', location.pathname);
}

/**
 * Who a panel says it is, by the parameters that Prolific, SONA and MTurk put into links; `person` is for
 * links that a lab makes for one person each.
 */
export function panelOf(search: string): Hello['participant'] {
  const parameters = new URLSearchParams(search);
  const named = [
    ['prolific', parameters.get('PROLIFIC_PID')],
    ['sona', parameters.get('survey_code') ?? parameters.get('sona_id')],
    ['mturk', parameters.get('workerId')],
    ['link', parameters.get('person')],
  ] as const;
  const [found] = named.filter(([, id]) => id !== null && id !== '');
  return found ? { panel: found[0], id: (found[1] ?? '').slice(0, 100) } : undefined;
}

function nameOf(study: string): string {
  return `earshot study ${study}`;
}
