import * as z from 'zod/mini';
import { browserStore } from '../dataset/choice-memory.ts';
import { type KeyMap, USUAL_KEYS } from '../steering/key-map.ts';

const Shape = z.object({
  /** What of the walk sounds: all voices, the nearest only, or none. */
  walking: z.catch(z.enum(['mix', 'solo', 'off']), 'mix'),
  /** Whether a segment sounds when it is pointed at or clicked (F11). */
  pointing: z.catch(z.enum(['off', 'hover', 'click']), 'off'),
  mono: z.catch(z.boolean(), false),
  /** Bring all segments to a common loudness. */
  matched: z.catch(z.boolean(), true),
  /** More contrast than the system asks for. */
  contrast: z.catch(z.boolean(), false),
  /** Less motion than the system asks for. */
  calm: z.catch(z.boolean(), false),
  trail: z.catch(z.enum(['fades', 'stays', 'off']), 'fades'),
  /** Only what was walked past is seen. */
  discover: z.catch(z.boolean(), false),
  /** What one finger does: walk, as with a stick, or drag the map. */
  finger: z.catch(z.enum(['stick', 'drag']), 'stick'),
  /** Be seen by others on the same map, and see them. */
  others: z.catch(z.boolean(), false),
  keys: z.catch(z.record(z.string(), z.array(z.string())), {}),
});

/** What a visitor set, remembered in this browser. */
export type Settings = Omit<z.infer<typeof Shape>, 'keys'> & { readonly keys: KeyMap };

const KEY = 'earshot settings';
const listeners = new Set<() => void>();
let current: Settings = read();

/** What is set now. */
export function settings(): Settings {
  return current;
}

/** Change some of it; everybody who listens is told. */
export function setSettings(changed: Partial<Settings>): void {
  current = { ...current, ...changed };
  browserStore().setItem(KEY, JSON.stringify(current));
  for (const tell of listeners) tell();
}

/** Be told of changes; the result ends it. */
export function onSettings(tell: () => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}

function read(): Settings {
  const parsed = Shape.safeParse(parse(browserStore().getItem(KEY) ?? '{}'));
  const known = parsed.success ? parsed.data : Shape.parse({});
  return { ...known, keys: { ...USUAL_KEYS, ...known.keys } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
