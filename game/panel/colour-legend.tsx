import type { HueName } from '../dataset/view-hues.ts';
import { HUES } from '../style/palette.ts';
import { viewWords } from '../words/view-words.ts';
import { ShapeDot } from './shape-dot.tsx';

interface LegendProps {
  readonly legend: readonly HueName[];
  /** Whether shapes tell the hues apart too. */
  readonly shapes: boolean;
}

/** What the colours stand for: the kinds of music that are most frequent here, or what is highlighted. */
export function ColourLegend({ legend, shapes }: LegendProps) {
  if (legend.length === 0) return null;
  return (
    <>
      <h2 class="group-title">{viewWords('colours')}</h2>
      <ul class="legend">
        {legend.map(({ hue, tag }) => (
          <li key={`${hue} ${tag}`}>
            {shapes ? (
              <ShapeDot hue={hue} />
            ) : (
              <span class="legend__dot" style={{ background: HUES[hue] }} />
            )}
            {tag}
          </li>
        ))}
      </ul>
    </>
  );
}
