import type { Look } from '../dataset/look.ts';
import type { Findable } from '../find/find-index.ts';
import { findWords } from '../words/find-words.ts';
import { Card } from './card.tsx';
import { hintOf } from './search-box.tsx';

interface FoundProps {
  readonly found: Findable;
  /** Its segments that are on the map. */
  readonly segments: readonly number[];
  readonly look: Look;
  readonly change: (part: Partial<Look>) => void;
  readonly hop: (segments: readonly number[]) => void;
  readonly walk: (segments: readonly number[]) => void;
  readonly close: () => void;
}

/** What was found, and what can be done with it. */
export function FoundCard({ found, segments, look, change, hop, walk, close }: FoundProps) {
  const { mark, label } = found;
  const same = (one: Look['marks'][number]) => one.kind === mark.kind && one.name === mark.name;
  const marked = look.marks.some(same);
  const only = onlyOf(found);
  const isOnly = only !== null && JSON.stringify(only) === JSON.stringify(filterOf(look));
  return (
    <Card name={findWords('found', { label })} title={label} close={close}>
      <p class="card__soft">{hintOf(found)}</p>
      <p class="card__soft" role="status">
        {segments.length > 0 ? findWords('here', { count: segments.length }) : findWords('notHere')}
      </p>
      <div class="choices choices--small">
        {segments.length > 0 && (
          <>
            <button type="button" class="choice" onClick={() => hop(segments)}>
              {findWords('goThere')}
            </button>
            <button type="button" class="choice" onClick={() => walk(segments)}>
              {findWords('walkThere')}
            </button>
          </>
        )}
        <button
          type="button"
          class="choice"
          aria-pressed={marked}
          onClick={() =>
            change({
              marks: marked ? look.marks.filter((one) => !same(one)) : [...look.marks, mark],
            })
          }
        >
          {findWords(marked ? 'highlighted' : 'highlight')}
        </button>
        {only && (
          <button
            type="button"
            class="choice"
            aria-pressed={isOnly}
            onClick={() => change(isOnly ? { tags: [], artists: [] } : only)}
          >
            {findWords(isOnly ? 'onlyOn' : 'only')}
          </button>
        )}
      </div>
    </Card>
  );
}

function filterOf({ tags, artists }: Look) {
  return { tags, artists };
}

/** A filter that leaves only this; null for tracks and albums. */
function onlyOf({ mark: { kind, name } }: Findable): ReturnType<typeof filterOf> | null {
  if (kind === 'tag') return { tags: [name], artists: [] };
  return kind === 'artist' ? { tags: [], artists: [name] } : null;
}
