import { counted } from '#models/counted';
import { command, runCommand, wholeNumber } from '#models/node/command';
import type { Manifest } from '../bundle/manifest.ts';
import { lengthSeconds } from '../catalogue/segment-rule.ts';
import type { Track } from '../catalogue/track.ts';
import { type DatasetFolder, openDataset } from './dataset-folder.ts';
import { checkFiles, type FileGroup } from './ingest/bundle-files.ts';
import { describeNeighbours } from './inspect/describe-neighbours.ts';
import { describeSpace } from './inspect/describe-space.ts';
import { type SpaceFacts, spaceFacts } from './inspect/space-facts.ts';
import { type SpaceNeighbours, spaceNeighbours } from './inspect/space-neighbours.ts';

/** `earshot inspect DATASET_DIR`: what is in a dataset, and whether all of it is there. */
export async function inspectCommand(args: readonly string[]): Promise<number> {
  const program = command('inspect', 'Print what a dataset holds and check all its files.')
    .argument('<dataset>', 'folder of the dataset')
    .option(
      '--neighbours <k>',
      'how often the k nearest segments of other tracks are kin, in every space and map: can take minutes',
      wholeNumber(1),
    )
    .option('--json', 'print JSON')
    .action(printInspection);
  return await runCommand(program, args);
}

interface InspectOptions {
  readonly neighbours?: number;
  readonly json?: true;
}

async function printInspection(dir: string, options: InspectOptions): Promise<void> {
  const inspection = await inspect(dir);
  const neighbours =
    options.neighbours === undefined ? undefined : await neighboursIn(dir, options.neighbours);
  if (options.json)
    console.info(JSON.stringify({ ...inspection, ...(neighbours && { neighbours }) }));
  else
    console.info(
      [describeInspection(inspection), ...(neighbours ? describeNeighbours(neighbours) : [])].join(
        '\n',
      ),
    );
}

/** Of every space, one after the other: one matrix is in memory at a time. */
async function neighboursIn(dir: string, count: number): Promise<SpaceNeighbours[]> {
  const dataset = await openDataset(dir);
  const found: SpaceNeighbours[] = [];
  for (const space of dataset.manifest.spaces)
    found.push(await spaceNeighbours(dataset, space, count));
  return found;
}

/** What a dataset holds. */
interface Inspection {
  readonly dataset: string;
  readonly id: string;
  readonly title: string;
  readonly hash: string;
  readonly tracks: number;
  /** Of the first segmentation. */
  readonly segments: number;
  /** Of every length, in seconds. */
  readonly segmentations: readonly {
    readonly id: string;
    readonly segments: number;
    readonly seconds: number;
  }[];
  readonly minutes: number;
  readonly models: readonly Pick<Manifest['models'][number], 'id' | 'runtime' | 'weights'>[];
  readonly spaces: readonly SpaceFacts[];
  readonly clips: Manifest['clips'];
  readonly files: readonly FileGroup[];
  /** Tracks a licence, most frequent first. */
  readonly licences: readonly (readonly [licence: string, tracks: number])[];
}

async function inspect(dir: string): Promise<Inspection> {
  const dataset = await openDataset(dir);
  const { manifest, hash } = dataset;
  const tracks = await dataset.catalogue();
  return {
    dataset: dataset.dir,
    id: manifest.id,
    title: manifest.title,
    hash,
    tracks: tracks.length,
    segments: tracks.reduce((sum, { segmentCount }) => sum + segmentCount, 0),
    segmentations: manifest.segmentations.map((one) => ({
      id: one.id,
      segments: one.segments,
      seconds: lengthSeconds(one),
    })),
    minutes: tracks.reduce((sum, { seconds }) => sum + seconds, 0) / 60,
    models: manifest.models.map(({ id, runtime, weights }) => ({ id, runtime, weights })),
    spaces: await factsOf(dataset),
    clips: manifest.clips,
    files: await checkFiles(dataset, tracks),
    licences: countLicences(tracks),
  };
}

/** One after the other: one matrix is in memory at a time. */
async function factsOf(dataset: DatasetFolder): Promise<SpaceFacts[]> {
  const facts: SpaceFacts[] = [];
  for (const space of dataset.manifest.spaces) facts.push(await spaceFacts(dataset, space));
  return facts;
}

function countLicences(tracks: readonly Track[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { licence } of tracks) {
    const name = licence ?? 'unknown';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function describeInspection(of: Inspection): string {
  const { title, id, tracks, segmentations, minutes, hash, models, spaces, clips } = of;
  const described = segmentations.map(
    ({ segments, seconds }) => `${counted(segments, 'segment')} of ${seconds} s`,
  );
  return [
    `${title} (${id}): ${counted(tracks, 'track')}, ${described.join(', ')}, ${minutes.toFixed(1)} minutes`,
    `hash ${hash}`,
    ...models.map((model) => `model ${model.id} on ${model.runtime}`),
    clips ? `clips ${clips.codec}, ${clips.sampleRate} Hz, ${clips.kilobits} kbit/s` : 'no clips',
    ...spaces.flatMap(describeSpace),
    ...of.licences.map(([licence, count]) => `licence ${licence}: ${counted(count, 'track')}`),
    ...of.files.map(describeGroup),
    'All files are there and whole.',
  ].join('\n');
}

function describeGroup({ name, files, bytes, packedBytes }: FileGroup): string {
  const packed = packedBytes < bytes ? `, ${kilobytes(packedBytes)} packed` : '';
  return `${name}: ${counted(files, 'file')}, ${kilobytes(bytes)}${packed}`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
