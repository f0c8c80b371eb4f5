import { counted } from '#models/counted';
import type { AnalysedMap } from '../atlas.ts';
import type { Figure } from '../figure/drawing.ts';
import { mapDots } from '../figure/map-plot.ts';
import { element, htmlPage, type Markup, styleSheet, text, together } from '../markup/markup.ts';
import { clock } from '../markup/words.ts';
import type { TrialAnalysis } from '../trial-analysis.ts';
import type { WalkAnalysis } from '../walk-analysis.ts';
import { referenceList } from './citations.ts';
import { conditionList } from './condition-list.ts';
import { conditionPart, guidePart } from './effect-parts.ts';
import { explorerPart } from './explorer-part.ts';
import { heardSegments, heardTags } from './heard-parts.ts';
import { atAGlance, warnings } from './lead-parts.ts';
import { flowParts, mapParts, walkParts } from './map-parts.ts';
import { measureSection, sessionSection } from './measure-parts.ts';
import { method } from './method-part.ts';
import { contents, figure, nothing, paragraph, section } from './page-parts.ts';
import { participantSection } from './participant-parts.ts';
import { STYLE } from './style.ts';
import { trialMethod } from './trial-method.ts';
import { trialParts } from './trial-parts.ts';
import type { DrawnMeasure } from './walk-figures.ts';

/** All figures of a report. */
export interface ReportFigures {
  readonly measures: readonly DrawnMeasure[];
  readonly heat: ReadonlyMap<AnalysedMap, Figure>;
  readonly flows: ReadonlyMap<AnalysedMap, Figure>;
  /** The first walks, and how many were drawn. */
  readonly walks: readonly Figure[];
  readonly walksDrawn: number;
  readonly course: Figure | null;
  readonly tags: readonly Figure[];
  readonly conditions: readonly Figure[];
  readonly guides: readonly Figure[];
  readonly trials: readonly Figure[];
}

/** The report as one HTML page that needs nothing else: no network, no script, no font. */
export function reportPage(
  analysis: WalkAnalysis,
  trials: TrialAnalysis | null,
  figures: ReportFigures,
): string {
  const title = titleOf(analysis, trials !== null);
  const content =
    analysis.sessions.length === 0 ? empty(analysis, trials) : parts(analysis, trials, figures);
  return htmlPage(
    element(
      'html',
      { lang: 'en' },
      element(
        'head',
        {},
        element('meta', { charset: 'utf-8' }),
        element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        element('title', {}, text(title)),
        styleSheet(STYLE),
      ),
      element(
        'body',
        {},
        sharedDots(analysis),
        element(
          'main',
          {},
          paragraph(trials ? 'Earshot study report' : 'Earshot walk report', 'over'),
          element('h1', {}, text(title)),
          content,
        ),
      ),
    ),
  );
}

function titleOf({ sessions, leftOut }: WalkAnalysis, study: boolean): string {
  if (sessions.length === 0 && leftOut > 0) return 'Everybody is left out';
  const studies = [...new Set(sessions.map(({ session }) => session.study))];
  return studies.length > 0
    ? `${study ? 'Answers and walks' : 'Walks'} of ${studies.join(', ')}`
    : 'No walks yet';
}

function empty(analysis: WalkAnalysis, trials: TrialAnalysis | null): Markup {
  if (trials && analysis.leftOut > 0)
    return together([warnings(analysis), participantSection(trials)]);
  return paragraph(
    'The export lists no session. Walk on the map with "keep my walk on this server" chosen, export again, and analyse that folder.',
    'lead',
  );
}

function parts(
  analysis: WalkAnalysis,
  trials: TrialAnalysis | null,
  figures: ReportFigures,
): Markup {
  const walked = !trials || analysis.maps.length > 0;
  const told = together([
    conditionList(analysis),
    ...(trials ? [trialParts(trials, figures.trials)] : []),
    ...(walked ? walkSections(analysis, figures) : []),
    method(analysis, { walked, more: trials ? trialMethod(trials) : [] }),
  ]);
  const page = together([told, referenceList(told)]);
  return together([atAGlance(analysis), warnings(analysis), contents(page), page]);
}

function walkSections(analysis: WalkAnalysis, figures: ReportFigures): readonly Markup[] {
  return [
    measureSection(analysis, figures.measures),
    conditionPart(analysis, figures.conditions),
    guidePart(analysis, figures.guides),
    explorerPart(analysis),
    mapParts(analysis, figures.heat),
    flowParts(figures.flows),
    courseSection(analysis, figures.course),
    walkParts(figures.walks, figures.walksDrawn),
    heardSegments(analysis),
    heardTags(analysis, figures.tags),
    sessionSection(analysis),
  ];
}

function courseSection({ sessions }: WalkAnalysis, course: Figure | null): Markup {
  const title = 'How fast the map was seen';
  if (!course)
    return nothing(title, 'No coverage: the export has no points.csv, or nobody walked.');
  const known = sessions.filter(({ walk }) => walk.coverage.reachable > 0);
  const longest = known.reduce((most, { walk }) => Math.max(most, walk.coverage.lasted), 0);
  return section(
    title,
    'Share of the reachable cells entered, by time since the start.',
    figure(
      course.inline,
      known.length > 1
        ? `Grey: each of ${counted(known.length, 'walk')}, as long as it lasted. Gold: their mean up to ${clock(longest)}, a walk that ended counting with where it ended; the band is the 95 % interval of a bootstrap over sessions.`
        : 'One walk; an interval needs at least two.',
    ),
  );
}

/** The points of every map once; the figures of the page refer to them. */
function sharedDots({ maps }: WalkAnalysis): Markup {
  return element(
    'svg',
    { class: 'shared', 'aria-hidden': 'true' },
    element('defs', {}, ...maps.map(({ map }) => mapDots(map))),
  );
}
