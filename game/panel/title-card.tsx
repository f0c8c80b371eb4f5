import type { ComponentChildren } from 'preact';
import type { DatasetSummary } from '#data/bundle/dataset-summary';
import { commonWords } from '../words/common-words.ts';
import { walkWords } from '../words/walk-words.ts';
import { Wordmark } from './wordmark.tsx';

interface TitleProps {
  readonly summary: DatasetSummary;
  readonly children: ComponentChildren;
}

/** Name, dataset, counts, and whatever follows in the same line. */
export function TitleCard({ summary, children }: TitleProps) {
  const { title, segments, tracks } = summary;
  return (
    <header class="title">
      <h1 class="wordmark">
        <Wordmark />
      </h1>
      <p class="title__dataset">
        <span class="title__name">{title}</span>
        <span class="title__counts">
          {walkWords.pieces('counts', {
            segments: <strong>{commonWords('number', { number: segments })}</strong>,
            tracks: commonWords('number', { number: tracks }),
          })}
        </span>
      </p>
      {children}
    </header>
  );
}
