import type { DatasetSummary } from '#data/bundle/dataset-summary';
import { commonWords } from '../words/common-words.ts';
import { startWords } from '../words/start-words.ts';

interface DatasetChoiceProps {
  readonly datasets: readonly DatasetSummary[];
  readonly selected: DatasetSummary;
  readonly select: (id: string) => void;
}

/** Which music to walk through; a plain line where there is only one. */
export function DatasetChoice({ datasets, selected, select }: DatasetChoiceProps) {
  if (datasets.length === 1)
    return (
      <p class="dataset dataset--only">
        <DatasetLine dataset={selected} />
      </p>
    );
  return (
    <fieldset class="datasets">
      <legend class="group-title">{startWords('music')}</legend>
      {datasets.map((dataset) => (
        <label key={dataset.id} class="dataset">
          <input
            type="radio"
            name="dataset"
            checked={dataset.id === selected.id}
            onChange={() => select(dataset.id)}
          />
          <DatasetLine dataset={dataset} />
        </label>
      ))}
    </fieldset>
  );
}

function DatasetLine({ dataset }: { readonly dataset: DatasetSummary }) {
  return (
    <>
      <strong>{dataset.title}</strong>
      <span class="dataset__counts">{countsOf(dataset)}</span>
    </>
  );
}

/** `4,871 segments · 127 tracks`. */
function countsOf({ segments, tracks }: DatasetSummary): string {
  return commonWords('both', {
    segments: commonWords('segments', { count: segments }),
    tracks: commonWords('tracks', { count: tracks }),
  });
}
