import { Refusal } from '#models/refusal';
import { MAP_METHODS, type MapMethod } from './map-methods.ts';

/** Parse an option that lists methods by name, in any order: `pca,tsne`. */
export function methodList(text: string): readonly MapMethod[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !MAP_METHODS.some((method) => method === name));
  if (unknown === undefined) return MAP_METHODS.filter((method) => names.includes(method));
  throw new Refusal(`Got the method "${unknown}" when expected some of: ${ALL_METHODS}.`, {
    exitCode: 2,
  });
}

/** What is made where nothing is said. */
export const ALL_METHODS = MAP_METHODS.join(',');
