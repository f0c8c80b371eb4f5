import { element, type Markup, text, together } from '../markup/markup.ts';
import { clock, count, NONE, shortName } from '../markup/words.ts';
import { MEASURES } from '../measures/all-measures.ts';
import type { AnalysedSession, WalkAnalysis } from '../walk-analysis.ts';
import { htmlTable } from './html-table.ts';
import { section } from './page-parts.ts';
import type { DrawnMeasure } from './walk-figures.ts';

/** The measures over all sessions: each explained in a line, drawn, with mean and interval. */
export function measureSection(
  { sessions, resampling }: WalkAnalysis,
  measures: readonly DrawnMeasure[],
): Markup {
  const several = sessions.length > 1;
  const known = measures.filter(({ strip }) => strip !== null);
  const left =
    known.length < measures.length ? ' Measures that no session has a value of are left out.' : '';
  const about = several
    ? `A dot is a session, the bar the mean, the thick line its 95 % interval: a percentile bootstrap over sessions (${count(resampling.replicates)} draws, seed ${resampling.seed}).`
    : 'One session: its values. An interval needs at least two.';
  return section(
    'What a walk was like',
    about + left,
    htmlTable(known, [
      { title: 'Measure', of: ({ measure }) => named(measure.title, measure.meaning) },
      { title: 'Sessions', of: ({ strip }) => strip?.inline ?? text(NONE) },
      { title: several ? 'Mean' : 'Value', numeric: true, of: meanCell },
      ...(several
        ? [
            { title: '95 % interval', numeric: true, of: intervalCell },
            { title: 'Least to most', numeric: true, of: rangeCell },
            { title: 'n', numeric: true, of: countCell },
          ]
        : []),
    ]),
  );
}

function named(title: string, meaning: string): Markup {
  return together([text(title), element('small', {}, text(meaning))]);
}

function meanCell({ measure, estimate }: DrawnMeasure): Markup {
  return text(measure.show(estimate.mean));
}

function intervalCell({ measure, estimate: { interval } }: DrawnMeasure): Markup {
  return text(interval ? `${measure.show(interval.low)} to ${measure.show(interval.high)}` : NONE);
}

function rangeCell({ measure, estimate: { least, most } }: DrawnMeasure): Markup {
  return text(least === null ? NONE : `${measure.show(least)} to ${measure.show(most)}`);
}

function countCell({ estimate }: DrawnMeasure): Markup {
  return text(count(estimate.count));
}

/** More rows than this are in sessions.csv only. */
const MOST_ROWS = 200;
/** What the table shows of each session: all measures would make it too wide. */
const SHORT: Readonly<Record<string, string>> = {
  recorded_seconds: 'Recorded',
  distance_radii: 'Distance',
  straightness: 'Straightness',
  coverage: 'Coverage',
  revisit_rate: 'Revisits',
  segments: 'Segments',
  tracks: 'Tracks',
  audible_seconds: 'Hearing',
  walking_share: 'Moving',
};

/** Every session with all its measures. */
export function sessionSection({ sessions }: WalkAnalysis): Markup {
  const shown = sessions.slice(0, MOST_ROWS);
  const about =
    shown.length < sessions.length
      ? `The first ${shown.length} of ${count(sessions.length)}; all of them are in tables/sessions.csv.`
      : 'Distance is in hearing radii. All measures of every session are in tables/sessions.csv, map by map in tables/walks.csv.';
  return section(
    'Every session',
    about,
    htmlTable<AnalysedSession>(shown, [
      { title: 'Session', of: ({ session }) => text(shortName(session.id)) },
      { title: 'Complete', of: ({ session }) => text(session.complete ? 'yes' : 'no') },
      { title: 'Played', numeric: true, of: ({ session }) => text(clock(session.seconds)) },
      ...MEASURES.filter(({ id }) => SHORT[id] !== undefined).map((measure) => ({
        title: SHORT[measure.id] ?? '',
        numeric: true,
        of: ({ walk }: AnalysedSession) => text(measure.show(measure.of(walk))),
      })),
    ]),
  );
}
