import type { AnalysedMap } from '../atlas.ts';
import { coverageFigure } from '../figure/coverage-figure.ts';
import type { Figure } from '../figure/drawing.ts';
import { flowFigure } from '../figure/flow-figure.ts';
import type { WalkPicture } from '../figure/heard-circles.ts';
import { heatFigure } from '../figure/heat-figure.ts';
import { stripFigure } from '../figure/strip-figure.ts';
import { tagFigure } from '../figure/tag-figure.ts';
import { walkFigure } from '../figure/walk-figure.ts';
import { clock, number, percent } from '../markup/words.ts';
import { MEASURES } from '../measures/all-measures.ts';
import { segmentKey } from '../read/segments.ts';
import { heardOn } from '../session-explorers.ts';
import { type Estimate, estimate } from '../statistics/bootstrap.ts';
import type { Coverage } from '../walk/coverage.ts';
import type { CourseStep } from '../walk/coverage-course.ts';
import type { MapWalk } from '../walk/session-walk.ts';
import type { AnalysedSession, WalkAnalysis } from '../walk-analysis.ts';

/** One measure over all sessions, drawn. */
export interface DrawnMeasure {
  readonly measure: (typeof MEASURES)[number];
  readonly estimate: Estimate;
  /** Null where no session has a value. */
  readonly strip: Figure | null;
}

/** Draw every measure. */
export function measureFigures({ sessions, resampling }: WalkAnalysis): readonly DrawnMeasure[] {
  return MEASURES.map((measure) => {
    const all = sessions.map(({ walk }) => measure.of(walk));
    const values = all.filter((value) => value !== null);
    const found = estimate(all, resampling);
    const { id, title, show } = measure;
    const strip =
      values.length > 0 ? stripFigure({ id, title, values, estimate: found, show }) : null;
    return { measure, estimate: found, strip };
  });
}

/** Draw where people were, for every map that somebody stayed on. */
export function heatFigures(analysis: WalkAnalysis): ReadonlyMap<AnalysedMap, Figure> {
  const drawn = analysis.maps.filter(({ heat }) => heat.seconds.size > 0);
  return new Map(
    drawn.map((one) => [one, heatFigure(one.map, one.heat, walkersOn(analysis, one))]),
  );
}

/** Draw where people went, for every map that somebody crossed. */
export function flowFigures(analysis: WalkAnalysis): ReadonlyMap<AnalysedMap, Figure> {
  const drawn = analysis.maps.filter(({ flow }) => flow.sums.size > 0);
  return new Map(
    drawn.map((one) => [one, flowFigure(one.map, one.flow, walkersOn(analysis, one))]),
  );
}

function walkersOn({ sessions }: WalkAnalysis, { map }: AnalysedMap): number {
  return sessions.filter(({ walk }) => walk.maps.some((own) => own.map === map)).length;
}

/** Draw every session's walk on each of its maps, one at a time: all of them would fill the memory. */
export function* walkFigures({ sessions, names }: WalkAnalysis): Generator<Figure> {
  const longest = sessions.reduce(
    (most, { walk }) => [...walk.dwell.values()].reduce((a, b) => Math.max(a, b), most),
    1,
  );
  for (const [place, analysed] of sessions.entries())
    for (const own of analysed.walk.maps) {
      const { session, walk } = analysed;
      const picture: WalkPicture = {
        name: `walk-${String(place + 1).padStart(4, '0')}-${own.map.id}`,
        session: session.id,
        map: own.map,
        legs: own.legs,
        hearings: walk.hearings.filter((hearing) => heardOn(own, hearing)),
        titleOf: (segment) => names.get(segmentKey(session.hash, segment))?.title ?? '',
        facts: factsOf(analysed, own),
        longest,
      };
      yield walkFigure(picture);
    }
}

/** Draw how coverage grew; null where no cell can be reached. */
export function courseFigure(
  course: readonly CourseStep[],
  walks: readonly Coverage[],
): Figure | null {
  return course.length > 0 ? coverageFigure(course, walks) : null;
}

/** Draw the tags of every model, of every dataset. */
export function tagFigures({ tags }: WalkAnalysis): readonly Figure[] {
  const datasets = new Set(tags.map(({ dataset }) => dataset)).size;
  return tags.flatMap(({ dataset, model, tags: list }, place) => {
    const title = datasets > 1 ? `${model} (${dataset.slice(0, 8)})` : model;
    return list.length > 0 ? [tagFigure(`tags-${place + 1}`, title, list)] : [];
  });
}

function factsOf({ session }: AnalysedSession, own: MapWalk): string {
  const seen = own.coverage.share === null ? [] : [`${percent(own.coverage.share)} covered`];
  return [
    clock(own.walking + own.standing),
    `${number(own.radii)} radii walked`,
    ...seen,
    ...(session.complete ? [] : ['breaks off']),
  ].join(' · ');
}
