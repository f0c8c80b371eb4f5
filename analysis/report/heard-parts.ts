import { dwellList, type SegmentDwell } from '../dwell-list.ts';
import type { Figure } from '../figure/drawing.ts';
import { element, type Markup, text, together } from '../markup/markup.ts';
import { clock, count, number } from '../markup/words.ts';
import type { WalkAnalysis } from '../walk-analysis.ts';
import { htmlTable } from './html-table.ts';
import { figure, nothing, section } from './page-parts.ts';

const MOST_SEGMENTS = 20;

/** The segments that sounded longest. */
export function heardSegments(analysis: WalkAnalysis): Markup {
  const title = 'What was heard longest';
  const list = dwellList(analysis);
  if (list.length === 0) return nothing(title, 'Nothing was heard: hearings.csv has no rows.');
  const most = list[0]?.seconds ?? 1;
  const rest =
    list.length > MOST_SEGMENTS
      ? ` The first ${MOST_SEGMENTS} of ${count(list.length)}; all are in tables/segments.csv.`
      : '';
  return section(
    title,
    `Dwell: seconds that a segment sounded, over all sessions.${rest}`,
    htmlTable(list.slice(0, MOST_SEGMENTS), [
      { title: 'Title', of: titleCell },
      { title: 'Artist', of: ({ name }) => text(name?.artist ?? '') },
      {
        title: 'In the track',
        numeric: true,
        of: ({ name }) => text(name ? `${clock(name.start)} to ${clock(name.end)}` : ''),
      },
      { title: 'Sessions', numeric: true, of: ({ sessions }) => text(count(sessions)) },
      { title: 'Seconds', numeric: true, of: ({ seconds }) => text(number(seconds)) },
      { title: 'Share of the most', of: ({ seconds }) => bar(seconds / most) },
    ]),
  );
}

function titleCell({ name, segment }: SegmentDwell): Markup {
  return text(name?.title || `segment ${segment}`);
}

function bar(share: number): Markup {
  return element('span', { class: 'bar', style: `width:${Math.round(160 * share)}px` });
}

/** Dwell per tag: where people stayed more than chance. */
export function heardTags({ sessions }: WalkAnalysis, figures: readonly Figure[]): Markup {
  const title = 'Where people stayed more than chance';
  if (figures.length === 0)
    return nothing(title, 'No dwell per tag: nothing was heard, or there is no tags.csv.');
  const intervals =
    sessions.length > 1
      ? 'The thick line is the 95 % interval of a bootstrap over sessions.'
      : 'One session: no interval.';
  return section(
    title,
    `Each tag of each model: its mean activation on the whole map against its mean while hearing, weighted by seconds. Had people been anywhere alike, both would agree (×\u00a01). ${intervals}`,
    element('div', { class: 'beside' }, together(figures.map(({ inline }) => figure(inline)))),
  );
}
