import { decodeColumns } from '#data/bundle/column-file';
import { STRONGEST } from '#data/bundle/strongest-tags';
import { Refusal } from '#models/refusal';
import { troubleWords } from '../words/trouble-words.ts';

/** A model's strongest tags of every segment, strongest first. */
export interface StrongestTags {
  /** Names of the model's tags. */
  readonly names: readonly string[];
  /** By rank, then by segment: index into names. */
  readonly tags: readonly Uint8Array[];
  /** By rank, then by segment: activation x 255. */
  readonly values: readonly Uint8Array[];
}

/** Read a model's `strongest` file. */
export function readStrongest(buffer: ArrayBuffer, names: readonly string[]): StrongestTags {
  const columns = new Map(decodeColumns(buffer).map(({ name, values }) => [name, values]));
  const ranked = (prefix: string) =>
    Array.from({ length: STRONGEST }, (_, rank) => {
      const values = columns.get(`${prefix}${rank}`);
      if (values instanceof Uint8Array) return values;
      throw new Refusal(troubleWords('noTagColumn', { column: `${prefix}${rank}` }));
    });
  return { names, tags: ranked('tag'), values: ranked('value') };
}

/** The strongest tags of one segment with their activations in 0 ... 1; none of a model without tags. */
export function tagsOf(
  { names, tags, values }: StrongestTags,
  segment: number,
): readonly { readonly name: string; readonly value: number }[] {
  return tags.flatMap((ranked, rank) => {
    const name = names[ranked[segment] ?? -1];
    return name === undefined ? [] : { name, value: (values[rank]?.[segment] ?? 0) / 255 };
  });
}
