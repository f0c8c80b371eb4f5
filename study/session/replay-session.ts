import type { Plan } from '#study/plan/plan';
import type { Entry } from '#study/wire/entry';
import { NEW_SESSION, type SessionState } from './session-state.ts';
import { stepSession } from './step-session.ts';

/** A session rendered again from its record: the state after every entry; position samples change nothing. */
export function replaySession(plan: Plan, entries: Iterable<Entry>): SessionState {
  let state = NEW_SESSION;
  for (const entry of entries)
    if (entry.kind === 'event') state = stepSession(plan, state, entry.event).state;
  return state;
}

/** A short name for a state: equal states have equal ones (two FNV-1a streams over its canonical JSON). */
export function stateHash(state: SessionState): string {
  const text = JSON.stringify(canonical(state));
  const [low, high] = [fnv(text, 0x811c9dc5), fnv(text, 0x01234567)];
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}

function fnv(text: string, start: number): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, canonical(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
