import type { ComponentChildren } from 'preact';
import type { DatasetSummary } from '#data/bundle/dataset-summary';

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
        ear<span>shot</span>
      </h1>
      <p class="title__dataset">
        <span class="title__name">{title}</span>
        <span class="title__counts">
          <strong>{segments.toLocaleString('en')}</strong> segments · {tracks.toLocaleString('en')}{' '}
          tracks
        </span>
      </p>
      {children}
    </header>
  );
}
