import {
  labelSimilarity,
  labelWords,
  type NameAgreement,
  nameAgreement,
} from '../statistics/naming.ts';
import { tallied } from '../survey/answer-kinds.ts';
import type { Label } from './read-trials.ts';

/** What people called one end of an axis. */
export interface LabelResult {
  readonly axis: string;
  readonly pole: string;
  readonly people: number;
  /** Over whole labels, each as its words. */
  readonly names: NameAgreement;
  /** Mean similarity of two people's labels. */
  readonly similarity: number | null;
  /** How many people used each word, most first. */
  readonly words: readonly (readonly [word: string, people: number])[];
}

/** Agreement on the names of every end of every axis; labels without a word count as no answer. */
export function labelResults(labels: readonly Label[]): readonly LabelResult[] {
  const groups = new Map<string, Label[]>();
  for (const label of labels.filter(
    (one) => one.repeats === null && labelWords(one.label).length > 0,
  )) {
    const key = `${label.axis}\n${label.pole}`;
    groups.set(key, [...(groups.get(key) ?? []), label]);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const [first] = own;
      const names = nameAgreement([
        ...tallied(own.map(({ label }) => labelWords(label).join(' '))).values(),
      ]);
      if (!first || !names) return [];
      const words = tallied(own.flatMap(({ label }) => labelWords(label)));
      return [
        {
          axis: first.axis,
          pole: first.pole,
          people: own.length,
          names,
          similarity: labelSimilarity(own.map(({ label }) => label)),
          words: [...words].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
        },
      ];
    });
}
