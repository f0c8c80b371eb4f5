import { readLook, writeLook } from './look-link.ts';
import type { NamedChoice } from './view-choice.ts';

/** What a link to a view names, beside the server: any part may be missing. */
export interface LinkedView extends NamedChoice {
  readonly dataset?: string | undefined;
}

const KEYS = { dataset: 'd', space: 's', projection: 'p', x: 'x', y: 'y' } as const;

/** The part after # that reopens a view. */
export function writeLink(view: LinkedView): string {
  const parameters = new URLSearchParams();
  for (const [name, key] of Object.entries(KEYS)) {
    const value = view[name as keyof typeof KEYS];
    if (value !== undefined) parameters.set(key, value);
  }
  for (const [key, value] of writeLook(view.look)) parameters.append(key, value);
  return `#${parameters.toString().replaceAll('%2F', '/')}`;
}

/** Whether the part after # names anything of a view: it may also be another kind of link, or empty. */
export function namesView(hash: string): boolean {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  return Object.values(KEYS).some((key) => parameters.has(key));
}

/** Read such a part back; whatever it does not name is undefined. */
export function readLink(hash: string): LinkedView {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const named = (key: string) => parameters.get(key) ?? undefined;
  return {
    dataset: named(KEYS.dataset),
    space: named(KEYS.space),
    projection: named(KEYS.projection),
    x: named(KEYS.x),
    y: named(KEYS.y),
    look: readLook(parameters),
  };
}
