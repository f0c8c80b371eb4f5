import { access } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { layersOf } from '#models/listener/listener';
import type { SegmentationId } from '#models/tagger/framing';
import type { Manifest } from '../../bundle/manifest.ts';
import type { TrackClips } from './clip-file.ts';
import type { TrackCut } from './cut.ts';
import type { HeardFile } from './hear-track.ts';
import type { RunModel } from './parts.ts';
import type { WorkFolder } from './work-folder.ts';
import { clipsKey, heardKey, soundKey } from './work-keys.ts';

/** What a run asks of every track. */
export interface Wanted {
  readonly models: readonly RunModel[];
  readonly segmentations: readonly SegmentationId[];
  readonly clips: Manifest['clips'];
}

/** What is known of a track without its layers, which are read again model by model. */
export interface TrackSummary {
  readonly seconds: number;
  readonly loudness: number;
  /** In the order of the run's segmentations. */
  readonly cuts: readonly TrackCut[];
}

/** What is kept of a track, and what has to be heard yet; no summary before all of it is there. */
export interface Kept {
  readonly summary: TrackSummary | undefined;
  readonly missing: {
    readonly models: readonly string[];
    readonly clips: readonly SegmentationId[];
  };
}

const Sound = z.object({ seconds: z.number(), loudness: z.number() });
const Clips = z.nullable(z.object({ name: z.string(), sizes: z.array(z.int()) }));
const Heard = z.object({ model: z.string() });

/** Look up what earlier runs kept of a file by its hash. */
export async function findTrack(
  file: string,
  wanted: Wanted,
  work: WorkFolder,
  dataset: string,
): Promise<Kept> {
  const models: string[] = [];
  for (const model of wanted.models)
    if (!(await findLayers(file, model, work))) models.push(model.card.id);
  const clips: SegmentationId[] = [];
  const cuts: TrackCut[] = [];
  let whole: z.infer<typeof Sound> | undefined;
  for (const id of wanted.segmentations) {
    const sound = await work.find(soundKey(file, id), Sound);
    const cut = await findClips(file, id, wanted.clips, work, dataset);
    if (cut === undefined) clips.push(id);
    const [loudness] = sound?.arrays ?? [];
    if (!(sound && loudness)) continue;
    whole = sound.facts;
    cuts.push({ segmentation: id, segments: loudness.length, loudness, clips: cut ?? null });
  }
  const complete =
    models.length + clips.length === 0 && cuts.length === wanted.segmentations.length;
  return {
    summary: complete && whole ? { ...whole, cuts } : undefined,
    missing: { models, clips },
  };
}

/** One model's layers of a track; undefined where they are not kept. */
export async function findLayers(
  file: string,
  model: RunModel,
  work: WorkFolder,
): Promise<readonly Float32Array[] | undefined> {
  const arrays = (await work.find(heardKey(file, model), Heard))?.arrays;
  return arrays?.length === layersOf(model.card).length ? arrays : undefined;
}

/** Keep all that was found out about a file. */
export async function keepTrack(
  file: string,
  { seconds, loudness, cuts, heard }: HeardFile,
  wanted: Wanted,
  work: WorkFolder,
): Promise<void> {
  for (const cut of cuts) {
    if (wanted.clips && (cut.clips || cut.segments === 0))
      await work.keep(clipsKey(file, cut.segmentation, wanted.clips), {
        facts: cut.clips,
        arrays: [],
      });
    const arrays = [cut.loudness];
    await work.keep(soundKey(file, cut.segmentation), { facts: { seconds, loudness }, arrays });
  }
  for (const { model, layers } of heard) {
    const found = wanted.models.find(({ card }) => card.id === model);
    if (found) await work.keep(heardKey(file, found), { facts: { model }, arrays: layers });
  }
}

/** Undefined where clips are wanted and not kept, or their file is gone. */
async function findClips(
  file: string,
  id: SegmentationId,
  format: Manifest['clips'],
  work: WorkFolder,
  dataset: string,
): Promise<TrackClips | null | undefined> {
  if (!format) return null;
  const facts = (await work.find(clipsKey(file, id, format), Clips))?.facts;
  if (!facts) return facts;
  const there = await access(join(dataset, 'clips', facts.name)).then(
    () => true,
    () => false,
  );
  return there ? facts : undefined;
}
