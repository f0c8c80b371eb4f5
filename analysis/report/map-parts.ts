import { type AnalysedMap, turnedSessions } from '../atlas.ts';
import type { Figure } from '../figure/drawing.ts';
import { FEWEST_PASSAGES } from '../figure/flow-figure.ts';
import { element, type Markup, text, together } from '../markup/markup.ts';
import { clock, count, number } from '../markup/words.ts';
import type { WalkAnalysis } from '../walk-analysis.ts';
import { figure, nothing, section } from './page-parts.ts';

/** Walks that the page draws; all of them are in figures/. */
export const MOST_WALKS = 60;

/** Where people were: one heat map per map, with what the map is. */
export function mapParts(analysis: WalkAnalysis, heat: ReadonlyMap<AnalysedMap, Figure>): Markup {
  const title = 'Where people were';
  if (heat.size === 0) return nothing(title, 'No samples: nobody moved on a map.');
  return section(
    title,
    'Time of all walks on each map. Dots are segments of music; the darker a square, the longer people were in it. What a study turned for some people (axes exchanged end for end or with each other) is turned back.',
    ...[...heat].map(([analysed, drawn]) =>
      element('div', { class: 'beside' }, figure(drawn.inline), facts(analysis, analysed)),
    ),
  );
}

/** Where people went: one figure of arrows per map. */
export function flowParts(flows: ReadonlyMap<AnalysedMap, Figure>): Markup {
  if (flows.size === 0) return together([]);
  return section(
    'Where people went',
    `Passages through the cells of a coarse grid (two hearing radii wide, 10 to 24 across). An arrow is the mean way from where a walk came into a cell to where it left it: long where all go the same way, a dot where as many go to either side; thicker where there were more passages. Who stood or turned back within a tenth of a cell did not cross it. Cells with fewer than ${FEWEST_PASSAGES} passages, or crossed by one session of several, have no arrow; tables/flows.csv has them all.`,
    element('div', { class: 'beside' }, ...[...flows.values()].map(({ inline }) => figure(inline))),
  );
}

function facts({ sessions }: WalkAnalysis, analysed: AnalysedMap): Markup {
  const { map, heat } = analysed;
  const turned = turnedSessions(analysed, sessions);
  const walks = sessions.flatMap(({ walk }) => walk.maps.filter((own) => own.map === map));
  const seconds = [...heat.seconds.values()].reduce((sum, value) => sum + value, 0);
  const rows: readonly (readonly [string, string])[] = [
    ['Name in the tables', map.id],
    ['Across', map.labels[0]],
    ['Up', map.labels[1]],
    ['Segments', count(map.segments.length)],
    ['Sessions', count(walks.length)],
    ...(turned > 0 ? ([['Turned back', `for ${count(turned)} of them`]] as const) : []),
    ['Time', clock(seconds)],
    ['Hearing radius, in axis units', radiusOf(map)],
    ['Coverage grid', `${map.ground.cells.across} × ${map.ground.cells.across} cells`],
    ['Reachable cells', count(map.ground.reachable.size)],
    ['Heat squares', `${heat.cells.across} × ${heat.cells.across}`],
  ];
  const pairs = rows.flatMap(([name, value]) => [
    element('dt', {}, text(name)),
    element('dd', {}, text(value)),
  ]);
  return element('div', { class: 'facts' }, element('dl', {}, ...pairs));
}

function radiusOf({ radius, scale }: AnalysedMap['map']): string {
  const [x, y] = scale.map((value) => number(radius / Math.abs(value)));
  return x === y ? `${x}` : `${x} across, ${y} up`;
}

/**
 * Every walk over its map.
 *
 * @param drawn how many there are, of which the first are given
 */
export function walkParts(walks: readonly Figure[], drawn: number): Markup {
  const title = 'Every walk';
  if (walks.length === 0) return nothing(title, 'No samples: there is no path to draw.');
  const capped =
    walks.length < drawn
      ? ` The first ${walks.length} of ${count(drawn)}; all of them are in figures/.`
      : '';
  return section(
    title,
    `The path runs from light (start) to dark (end). Circles are segments that were heard, their area the seconds, on one scale for all walks; the longest ones are named. Maps that lay otherwise for the walker are turned back.${capped}`,
    element('div', { class: 'walks' }, together(walks.map(({ inline }) => figure(inline)))),
  );
}
