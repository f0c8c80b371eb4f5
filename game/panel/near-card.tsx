import type { LoadedView } from '../dataset/load-view.ts';
import type { Near } from '../find/near.ts';
import { whyWords } from '../words/why-words.ts';
import { percent } from './axis-words.ts';
import { Card } from './card.tsx';
import { PortalIcon } from './tool-icons.tsx';

/** One neighbour as it is listed. */
export interface NearLine extends Near {
  readonly title: string;
  readonly artist: string | null;
  readonly time: string;
  /** Whether it has a place on this map. */
  readonly onMap: boolean;
}

interface NearProps {
  /** null: silence, or the dataset lists none. */
  readonly lines: readonly NearLine[] | null;
  /** Whether the dataset lists neighbours. */
  readonly known: boolean;
  readonly shown: LoadedView;
  readonly hop: (segment: number) => void;
  readonly close: () => void;
}

/** Why are these near, and what does distance mean here? */
export function NearCard({ lines, known, shown, hop, close }: NearProps) {
  return (
    <Card name={whyWords('title')} title={whyWords('title')} close={close}>
      {!known && <p class="card__soft">{whyWords('missing')}</p>}
      {known && !lines && <p class="card__soft">{whyWords('quiet')}</p>}
      {lines && (
        <ol class="why__list">
          {lines.map((line) => (
            <Line key={line.segment} line={line} hop={hop} />
          ))}
        </ol>
      )}
      <h3 class="group-title">{whyWords('means')}</h3>
      <p class="card__soft">{meaningOf(shown)}</p>
      <Kept quality={shown.choice.projection.quality} />
    </Card>
  );
}

function Line({ line, hop }: { readonly line: NearLine; readonly hop: NearProps['hop'] }) {
  const { title, artist, time, common, torn, onMap, segment } = line;
  const tags = common.map(({ name }) => name).join(', ');
  return (
    <li class={torn ? 'why__line why__line--torn' : 'why__line'}>
      <span class="why__title" dir="auto">
        {artist === null ? title : whyWords('by', { title, artist })}
      </span>
      <span class="why__why">
        {`${time} · `}
        {torn && <PortalIcon />}
        {torn && `${whyWords('torn')} · `}
        {tags === '' ? whyWords('nothingCommon') : whyWords('both', { tags })}
      </span>
      {onMap && (
        <button
          type="button"
          class="chip why__hop"
          aria-label={whyWords('hopTo', { title, time })}
          onClick={() => hop(segment)}
        >
          {whyWords('hop')}
        </button>
      )}
    </li>
  );
}

function meaningOf({ choice: { projection }, view: { labels } }: LoadedView): string {
  if (projection.id === 'original')
    return whyWords('meansOriginal', { x: labels[0], y: labels[1] });
  if (projection.id === 'tsne' || projection.id === 'umap') return whyWords('meansMap');
  const shares = projection.explained.slice(0, 2);
  if (shares.length < 2) return whyWords('meansPlain');
  return whyWords('meansPca', { share: percent((shares[0] ?? 0) + (shares[1] ?? 0)) });
}

function Kept({ quality }: { readonly quality: LoadedView['choice']['projection']['quality'] }) {
  if (!quality) return null;
  const { k, kept } = quality;
  return (
    <p class="card__soft">
      {whyWords('kept', { k, share: percent(kept) })} {whyWords('fog')}
    </p>
  );
}
