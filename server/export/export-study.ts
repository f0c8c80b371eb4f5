import { segmentOf } from '#data/bundle/segment-numbers';
import type { DatasetFolder } from '#data/node/dataset-folder';
import type { StudyVersion } from '#study/protocol/study-version';
import { CODEBOOK, codebookRows } from '#study/record/codebook';
import { POINTS, SEGMENTS, SHOWN, TAGS, VECTORS } from '#study/record/dataset-tables';
import type { NameSegment } from '#study/record/hearing-rows';
import type { Cell, Table } from '#study/record/table';
import { WalkRows, type WalkSummary } from '#study/record/walk-rows';
import { EVENTS, HEARINGS, SAMPLES, SESSIONS, VIEWS } from '#study/record/walk-tables';
import { decodeEntry } from '#study/wire/entry';
import type { JournalReader, JournalSession } from '../store/journal.ts';
import type { DatasetFinder } from './dataset-finder.ts';
import { firstOfSpace, pointRows, segmentRows, tagRows } from './dataset-rows.ts';
import type { ExportFolder } from './export-folder.ts';
import { shownRows } from './shown-rows.ts';
import { StudyTables } from './study-tables.ts';
import { vectorRows } from './vector-rows.ts';
import { WalkedMaps } from './walked-maps.ts';

/** What an export stands on. */
export interface ExportParts {
  /** Sessions of one study. */
  readonly sessions: readonly JournalSession[];
  readonly journal: JournalReader;
  readonly finder: DatasetFinder;
  readonly folder: ExportFolder;
  /** Versions of the study, the newest last. */
  readonly versions: readonly StudyVersion[];
  /** Told in one sentence what the export has to do without. */
  readonly warn: (sentence: string) => void;
}

/** What was exported. */
export interface ExportSummary {
  readonly sessions: number;
  readonly samples: number;
}

/** Write a study's records as tidy tables, session by session. */
export async function exportStudy(parts: ExportParts): Promise<ExportSummary> {
  const { sessions, folder } = parts;
  for (const table of [SESSIONS, SAMPLES, HEARINGS, VIEWS, EVENTS]) await folder.begin(table);
  const trials = new StudyTables(parts);
  await trials.begin();
  const walked = new WalkedMaps();
  let samples = 0;
  for (const session of sessions) samples += await exportSession(parts, session, walked, trials);
  await exportDatasets(parts, walked);
  await trials.finish();
  await writeTable(folder, CODEBOOK, codebookRows());
  return { sessions: sessions.length, samples };
}

async function exportSession(
  { journal, finder, folder }: ExportParts,
  session: JournalSession,
  walked: WalkedMaps,
  trials: StudyTables,
): Promise<number> {
  const rows = new WalkRows(session.session, (table, row) => folder.add(table, row));
  const participant = await trials.participant(session);
  for await (const { bytes } of journal.entries(session.study, session.session)) {
    const entry = decodeEntry(bytes);
    rows.take(entry);
    participant.take(entry);
    await folder.drain();
  }
  const hash = rows.began?.dataset.hash;
  const dataset = hash === undefined ? null : await finder.find(hash);
  const summary = rows.finish(await namerOf(dataset));
  if (hash !== undefined) walked.add(hash, rows.views);
  const own = participant.finish();
  const complete = own.condition === null ? summary.complete : own.outcome === 'complete';
  folder.add(SESSIONS, { ...sessionRow(session, summary), ...own, complete });
  return summary.samples;
}

/** How the rows of the spaces that were walked are named: by numbers in the dataset. */
async function namerOf(dataset: DatasetFolder | null): Promise<NameSegment> {
  if (!dataset) return (segment) => ({ segment, track: null });
  const tracks = await Promise.all(
    dataset.manifest.segmentations.map(async ({ id }) => (await dataset.segments(id)).track),
  );
  return (row, space) => {
    const number = row + (space === null ? 0 : firstOfSpace(dataset, space));
    const place = segmentOf(dataset.manifest, number);
    const at = place ? dataset.manifest.segmentations.indexOf(place.segmentation) : -1;
    return { segment: number, track: tracks[at]?.[place?.row ?? -1] ?? null };
  };
}

function sessionRow(session: JournalSession, { began, ...counted }: WalkSummary) {
  return {
    study: session.study,
    session: session.session,
    begun: new Date(session.begun).toISOString(),
    protocol: began?.protocol ?? null,
    dataset: began?.dataset.id ?? null,
    dataset_hash: began?.dataset.hash ?? null,
    build: began?.build ?? null,
    seed: began?.seed ?? null,
    ...counted,
  };
}

/** The tables of what was walked on; left out, with a warning, where no dataset is at hand. */
async function exportDatasets(
  { finder, folder, warn }: ExportParts,
  walked: WalkedMaps,
): Promise<void> {
  const found: DatasetFolder[] = [];
  for (const hash of walked.datasets()) {
    const dataset = await finder.find(hash);
    if (dataset) found.push(dataset);
    else warn(`The dataset ${hash} was not found, so its segments, tags and points are left out.`);
  }
  if (found.length === 0) return;
  for (const table of [SEGMENTS, TAGS, POINTS, SHOWN, VECTORS]) await folder.begin(table);
  for (const dataset of found) {
    await addRows(folder, SEGMENTS, segmentRows(dataset));
    await addRows(folder, TAGS, tagRows(dataset));
    for (const map of walked.of(dataset.hash))
      await addRows(folder, POINTS, pointRows(dataset, map));
    for (const map of walked.leavingOut(dataset.hash))
      await addRows(folder, SHOWN, shownRows(dataset, map));
    for (const space of walked.spaces(dataset.hash))
      await addRows(folder, VECTORS, vectorRows(dataset, space));
  }
}

async function writeTable<Row extends Record<keyof Row, Cell>>(
  folder: ExportFolder,
  table: Table<Row>,
  rows: Iterable<Row>,
): Promise<void> {
  await folder.begin(table);
  await addRows(folder, table, rows);
}

async function addRows<Row extends Record<keyof Row, Cell>>(
  folder: ExportFolder,
  table: Table<Row>,
  rows: Iterable<Row> | AsyncIterable<Row>,
): Promise<void> {
  for await (const row of rows) {
    folder.add(table, row);
    await folder.drain();
  }
}
