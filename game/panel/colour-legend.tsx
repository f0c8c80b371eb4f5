import type { HueName } from '../dataset/view-hues.ts';
import { HUES } from '../style/palette.ts';
import { viewWords } from '../words/view-words.ts';

/** What the colours stand for: the kinds of music that are most frequent here. */
export function ColourLegend({ legend }: { readonly legend: readonly HueName[] }) {
  if (legend.length === 0) return null;
  return (
    <>
      <h2 class="group-title">{viewWords('colours')}</h2>
      <ul class="legend">
        {legend.map(({ hue, tag }) => (
          <li key={tag}>
            <span class="legend__dot" style={{ background: HUES[hue] }} />
            {tag}
          </li>
        ))}
      </ul>
    </>
  );
}
