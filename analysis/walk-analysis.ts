import { type AnalysedMap, type Atlas, readAtlas, trace, viewsOn } from './atlas.ts';
import { type WalkEffect, walkEffects } from './effects/walk-effects.ts';
import { type GuideEffect, guideEffects } from './guide-effects.ts';
import { type BlockMeasures, measureBlocks } from './measures/block-measures.ts';
import { readAdvice } from './read/advice.ts';
import { heardBy, readHeard } from './read/heard.ts';
import { readSamples } from './read/samples.ts';
import { readSegmentNames, type SegmentName, segmentKey } from './read/segments.ts';
import { readSessions, type Session } from './read/sessions.ts';
import { readHeardTags } from './read/tags.ts';
import { type FramedView, readViews } from './read/views.ts';
import { readWalkedTrials } from './read/walked-trials.ts';
import { type SessionExplorer, sessionExplorers } from './session-explorers.ts';
import type { Resampling } from './statistics/bootstrap.ts';
import { splitLegs, thinLeg } from './walk/leg.ts';
import { measureSession, type SessionWalk } from './walk/session-walk.ts';
import { type TagDwell, tagDwell } from './walk/tag-dwell.ts';

/** A session and what was measured of it; its legs are thinned for drawing. */
export interface AnalysedSession {
  readonly session: Session;
  readonly walk: SessionWalk;
  /** Its measures block by block, where it walked several. */
  readonly blocks: BlockMeasures;
  /** Samples that were read. */
  readonly samples: number;
}
/** Dwell per tag of one dataset by one model. */
interface AnalysedTags {
  readonly dataset: string;
  readonly model: string;
  readonly tags: readonly TagDwell[];
}
/** Everything that a report tells of an export. */
export interface WalkAnalysis {
  /** Without those who are left out for their answers, as all that follows. */
  readonly sessions: readonly AnalysedSession[];
  /** How many sessions that is. */
  readonly leftOut: number;
  readonly maps: readonly AnalysedMap[];
  /** Names of the heard segments by segmentKey. */
  readonly names: ReadonlyMap<string, SegmentName>;
  readonly tags: readonly AnalysedTags[];
  /** Walks under each condition, and within sessions in each block, against the first. */
  readonly conditions: readonly WalkEffect[];
  /** What guides would have earned; empty without a guide. */
  readonly guides: readonly GuideEffect[];
  /** How sessions explored; empty unless asked for. */
  readonly explorers: readonly SessionExplorer[];
  readonly resampling: Resampling;
}

/** What else to do, and whom to tell. */
interface WalkOptions {
  /** Whether to fit how every session explored: a fifth of a second each. */
  readonly explorers?: boolean | undefined;
  /** Sessions whose answers keep them out of all results. */
  readonly excluded?: ReadonlySet<string> | undefined;
  /** Condition or block that the others are compared with. */
  readonly baseline?: string | null;
  /** Told of every session that was measured. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** A drawing shows no more than this many points along a map's side. */
const DRAWN_POINTS = 700;

type Measured = Omit<AnalysedSession, 'session'>;
const NOTHING_WALKED: Measured = { walk: measureSession([]), blocks: new Map(), samples: 0 };

/**
 * Read an export folder and measure every session; samples are streamed, one session at a time.
 */
export async function analyseWalks(
  folder: string,
  resampling: Resampling,
  { explorers = false, excluded = new Set(), baseline = null, progress }: WalkOptions = {},
): Promise<WalkAnalysis> {
  const listed = await readSessions(folder);
  const views = await readViews(folder, listed);
  const isKept = (id: string): boolean => !excluded.has(id);
  const atlas = await readAtlas(folder, new Map([...views].filter(([id]) => isKept(id))));
  const measured = await measureAll(folder, listed, views, atlas, {
    seed: resampling.seed,
    ...{ progress, isKept },
  });
  const kept = [...listed.values()].filter(({ id }) => isKept(id));
  const sessions = kept.map((session) => ({
    session,
    ...(measured.get(session.id) ?? NOTHING_WALKED),
  }));
  const advice = await readAdvice(folder);
  return {
    sessions,
    leftOut: listed.size - kept.length,
    maps: [...atlas.values()],
    names: await readSegmentNames(folder, heardKeys(sessions)),
    tags: await readTags(folder, sessions, resampling),
    conditions: walkEffects(sessions, resampling, baseline),
    guides: guideEffects(
      advice.filter(({ session }) => isKept(session)),
      (id) => measured.get(id)?.walk.hearings ?? [],
      resampling,
    ),
    explorers: explorers ? sessionExplorers(sessions, resampling.seed) : [],
    resampling,
  };
}

interface Measuring extends Pick<WalkOptions, 'progress'> {
  readonly seed: number;
  readonly isKept: (session: string) => boolean;
}

/** Measure every session that is kept and has samples; a session without any still has what it heard. */
async function measureAll(
  folder: string,
  sessions: ReadonlyMap<string, Session>,
  views: ReadonlyMap<string, readonly FramedView[]>,
  atlas: Atlas,
  { seed, progress, isKept }: Measuring,
): Promise<ReadonlyMap<string, Measured>> {
  const hearings = await readHeard(folder, sessions, views, seed);
  const trials = await readWalkedTrials(folder);
  const drawnOn = new Map([...atlas.values()].map((analysed) => [analysed.map, analysed]));
  const measured = new Map<string, Measured>();
  for (const [id, heard] of hearings)
    if (isKept(id)) measured.set(id, { ...NOTHING_WALKED, walk: measureSession([], heard) });
  await readSamples(folder, views, (id, samples) => {
    if (!isKept(id)) return;
    const legs = splitLegs(samples, viewsOn(atlas, views.get(id) ?? []));
    for (const leg of legs) trace(drawnOn.get(leg.map), leg, id);
    const heard = heardBy(hearings, id);
    measured.set(id, {
      walk: drawable(measureSession(legs, heard)),
      blocks: measureBlocks(legs, heard, trials.get(id) ?? []),
      samples: samples.t.length,
    });
    progress?.(measured.size, sessions.size);
  });
  return measured;
}

function drawable(walk: SessionWalk): SessionWalk {
  const maps = walk.maps.map((own) => ({
    ...own,
    legs: own.legs.map((leg) => thinLeg(leg, 1 / DRAWN_POINTS)),
  }));
  return { ...walk, maps };
}

function heardKeys(sessions: readonly AnalysedSession[]): ReadonlySet<string> {
  return new Set(
    sessions.flatMap(({ session, walk }) =>
      [...walk.dwell.keys()].map((segment) => segmentKey(session.hash, segment)),
    ),
  );
}

async function readTags(
  folder: string,
  sessions: readonly AnalysedSession[],
  resampling: Resampling,
): Promise<readonly AnalysedTags[]> {
  const hashes = [...new Set(sessions.map(({ session }) => session.hash))];
  const dwell = new Map(
    hashes.map((hash) => {
      const walks = sessions.filter(({ session }) => session.hash === hash);
      return [hash, walks.map(({ walk }) => walk.dwell)];
    }),
  );
  const heard = await readHeardTags(folder, dwell);
  return heard.map((ledger) => ({
    dataset: ledger.dataset,
    model: ledger.model,
    tags: tagDwell(ledger, resampling),
  }));
}
