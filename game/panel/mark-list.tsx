import type { Look } from '../dataset/look.ts';
import type { HueName } from '../dataset/view-hues.ts';
import { HUES } from '../style/palette.ts';
import { findWords } from '../words/find-words.ts';

interface MarkProps {
  readonly look: Look;
  /** Names and hues of the marks, in their order. */
  readonly legend: readonly HueName[];
  readonly change: (part: Partial<Look>) => void;
}

/** What is highlighted, in its colour; a click takes it away. */
export function MarkList({ look: { marks }, legend, change }: MarkProps) {
  if (marks.length === 0) return null;
  return (
    <div>
      <h3 class="group-title">{findWords('marks')}</h3>
      <ul class="marks">
        {marks.map(({ kind, name }, at) => {
          const label = legend[at]?.tag ?? name;
          return (
            <li key={`${kind} ${name}`}>
              <button
                type="button"
                class="chip marks__mark"
                aria-label={findWords('unmark', { name: label })}
                onClick={() => change({ marks: marks.filter((_, other) => other !== at) })}
              >
                <span class="legend__dot" style={{ background: HUES[at] }} />
                {label}
              </button>
            </li>
          );
        })}
        <li>
          <button type="button" class="link-button" onClick={() => change({ marks: [] })}>
            {findWords('clearAll')}
          </button>
        </li>
      </ul>
    </div>
  );
}
