import { counted } from '#models/counted';
import { element, type Markup, text, together } from '../markup/markup.ts';
import { clock, count } from '../markup/words.ts';
import type { AnalysedSession, WalkAnalysis } from '../walk-analysis.ts';
import { paragraph } from './page-parts.ts';

/** The first things to know: who, on what, how much. */
export function atAGlance({ sessions, maps }: WalkAnalysis): Markup {
  const complete = sessions.filter(({ session }) => session.complete).length;
  const datasets = [...new Set(sessions.map(({ session }) => session.dataset))].join(', ');
  const days = [...new Set(sessions.map(({ session }) => session.begun.slice(0, 10)))].sort();
  const span = days.length > 1 ? `${days[0]} to ${days.at(-1)}` : (days[0] ?? '');
  const heard = new Set(
    sessions.flatMap(({ session, walk }) =>
      [...walk.dwell.keys()].map((segment) => `${session.hash} ${segment}`),
    ),
  );
  return together([
    paragraph(
      [datasets, maps.length > 0 ? counted(maps.length, 'map') : '', span]
        .filter(Boolean)
        .join(' · '),
      'quiet',
    ),
    element(
      'div',
      { class: 'tiles' },
      tile(count(sessions.length), sessions.length === 1 ? 'session' : 'sessions'),
      tile(count(complete), 'complete'),
      tile(clock(total(sessions, ({ session }) => session.seconds)), 'time in all'),
      ...(maps.length > 0
        ? [
            tile(clock(total(sessions, ({ walk }) => walk.walking)), 'walking'),
            tile(clock(total(sessions, ({ walk }) => walk.audible)), 'hearing something'),
            tile(
              count(heard.size),
              heard.size === 1 ? 'segment heard' : 'different segments heard',
            ),
          ]
        : []),
    ),
  ]);
}

/** What is missing or doesn't add up, so that nobody trusts a broken record. */
export function warnings(analysis: WalkAnalysis): Markup {
  const found = [
    ...leftOut(analysis),
    ...missingTables(analysis),
    ...analysis.sessions.flatMap(missingSamples),
  ];
  if (found.length === 0) return together([]);
  const shown = found.slice(0, MOST_WARNINGS);
  const rest = found.length - shown.length;
  const lines = rest > 0 ? [...shown, `And ${counted(rest, 'more line')} like these.`] : shown;
  return element(
    'div',
    { class: 'notes', role: 'note' },
    element('ul', {}, ...lines.map((content) => element('li', {}, text(content)))),
  );
}

const MOST_WARNINGS = 12;

function leftOut({ leftOut: count }: WalkAnalysis): readonly string[] {
  if (count === 0) return [];
  return [
    `${counted(count, 'session')} left out of everything below for careless answers: tables/participants.csv says whose and by which rule; earshot analyse --keep-excluded keeps them.`,
  ];
}

function missingTables({ maps, names, tags, sessions }: WalkAnalysis): readonly string[] {
  const heard = sessions.some(({ walk }) => walk.dwell.size > 0);
  const bare = maps.filter(({ map }) => map.segments.length === 0).map(({ map }) => map.id);
  return [
    ...(bare.length > 0
      ? [
          `points.csv has no points for ${bare.join(', ')}: no dots, no circles and no coverage there.`,
        ]
      : []),
    ...(heard && names.size === 0
      ? ['segments.csv is missing or names nothing that was heard: segments are shown by number.']
      : []),
    ...(heard && tags.length === 0
      ? ['tags.csv is missing or has nothing of these datasets: no dwell per tag.']
      : []),
  ];
}

function missingSamples({ session, samples }: AnalysedSession): readonly string[] {
  if (samples === session.samples) return [];
  return [
    `Session ${session.id}: sessions.csv counts ${counted(session.samples, 'sample')}, samples.csv has ${count(samples)}.`,
  ];
}

function total(
  sessions: readonly AnalysedSession[],
  of: (session: AnalysedSession) => number,
): number {
  return sessions.reduce((sum, session) => sum + of(session), 0);
}

function tile(value: string, name: string): Markup {
  return element('div', {}, element('b', {}, text(value)), element('span', {}, text(name)));
}
