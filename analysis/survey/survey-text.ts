import { counted } from '#models/counted';
import { percent, shorten } from '../markup/words.ts';
import type { Survey } from './survey.ts';
import { shortQuestion } from './survey-figures.ts';

const MOST_ANSWERS = 8;
const MOST_PAIRS = 12;

/** A survey as text for people: every question, then the strongest correlations. */
export function surveyText({ n, items, correlations }: Survey): string {
  const lines = items.flatMap((item) => {
    const scale =
      item.mean === null ? '' : `, mean ${item.mean.toFixed(2)}, top two ${percent(item.top2)}`;
    const answers = Object.entries(item.counts).slice(0, MOST_ANSWERS);
    return [
      '',
      `${item.id}  ${shortQuestion(item)}`,
      `    ${item.kind}, ${counted(item.answered, 'answer')}${scale}`,
      ...answers.map(
        ([answer, count]) =>
          `    ${String(count).padStart(5)} ${percent(item.shares[answer] ?? 0).padStart(6)}  ${shorten(answer, 80)}`,
      ),
    ];
  });
  const strongest = [...correlations]
    .sort((a, b) => Math.abs(b.spearman ?? 0) - Math.abs(a.spearman ?? 0))
    .slice(0, MOST_PAIRS);
  return [
    `${counted(n, 'person', 'people')}, ${counted(items.length, 'question')}`,
    ...lines,
    ...(strongest.length > 0 ? ['', 'Strongest correlations (Pearson, Spearman):'] : []),
    ...strongest.map(
      ({ a, b, pearson, spearman }) =>
        `    ${`${a} x ${b}`.padEnd(12)} ${shown(pearson)} ${shown(spearman)}`,
    ),
  ].join('\n');
}

function shown(value: number | null): string {
  return (value?.toFixed(2) ?? '-').padStart(6);
}
