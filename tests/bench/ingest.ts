import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { decodeAudio } from '#data/node/decode/open-sound';
import { listAudio } from '#data/node/ingest/list-audio';
import { sampleFiles } from '#data/node/ingest/sample-files';
import { resampleTo16k } from '#data/resample/resampler';
import { loadTagger } from '#models/node/load-tagger';
import { Refusal } from '#models/refusal';
import { HEARD_RATE } from '#models/tagger/framing';
import { patchBatches } from '#models/tagger/mel';
import type { Tagger } from '#models/tagger/tagger';
import { documentedWay, type Peer } from './documented-way.ts';
import { wholeIngest } from './jobs.ts';
import { spread, type Took, timed } from './timing.ts';

const MODEL = 'musicnn-mtt';
const REPEATS = 3;
/** Seconds of each file for the peer, who takes a quarter of real time. */
const EXCERPT = 60;
const EXCERPTS = 3;

/** Compare with the documented way of essentia.js on the music of a folder. */
export async function benchIngest([folder]: readonly string[]): Promise<void> {
  if (folder === undefined)
    throw new Refusal('Got no folder of music: npm run bench -- ingest FOLDER', { exitCode: 2 });
  const load = loadavg().map((value) => value.toFixed(1));
  console.info(`${cpus().length} x ${cpus()[0]?.model}, load ${load.join(' ')}, ${MODEL}`);
  const peer = await comparePeer(folder);
  await compareJobs(folder, peer);
}

/** Returns the seconds that the peer takes for one of music. */
async function comparePeer(folder: string): Promise<Took> {
  const paths = sampleFiles(await listAudio(folder, ''), EXCERPTS, 1).map(({ path }) => path);
  const [tagger, peer] = [await loadTagger(MODEL), await documentedWay(MODEL)];
  const [heard, ingested]: [Ratio[], Ratio[]] = [[], []];
  let peerTook: Took = { wall: 0, cpu: 0 };
  let music = 0;
  for (let repeat = 0; repeat <= REPEATS; repeat++) {
    const { prepared, signals } = await prepare(folder, paths);
    const ours = await timed(() => hearAll(signals, (signal) => hearAsWe(tagger, signal)));
    const theirs = await timed(() => hearAll(signals, (signal) => hearAsPeer(peer, signal)));
    if (repeat === 0) continue;
    heard.push(ratio(theirs, ours));
    ingested.push(ratio(sum(prepared, theirs), sum(prepared, ours)));
    peerTook = sum(peerTook, sum(prepared, theirs));
    music += signals.reduce((total, signal) => total + signal.length, 0) / HEARD_RATE;
  }
  await Promise.all([tagger.close(), peer.close()]);
  console.info(`${paths.length} excerpts of ${EXCERPT} s, ${REPEATS} repeats after one to warm up`);
  console.info(
    `${tagger.runtime} against essentia.js 0.1.3 with tfjs-backend-wasm, one thread each`,
  );
  tell('16 kHz samples in, taggram out', heard);
  tell('file in, taggram out (decoded and resampled by Earshot for both)', ingested);
  return { wall: peerTook.wall / music, cpu: peerTook.cpu / music };
}

/** Whole ingests by one job and by two, in turn; the first round warms up. */
async function compareJobs(folder: string, peer: Took): Promise<void> {
  const [faster, whole]: [Ratio[], Ratio[]] = [[], []];
  for (let repeat = 0; repeat <= REPEATS; repeat++) {
    const [one, two] = [await wholeIngest(folder, MODEL, 1), await wholeIngest(folder, MODEL, 2)];
    if (one.hash !== two.hash) throw new Error('Two jobs made another dataset than one.');
    if (repeat === 0) continue;
    faster.push(ratio(one.took, two.took));
    whole.push(ratio(scaled(peer, one.seconds), one.took));
  }
  tell('the whole ingest by 2 jobs against 1 (CPU time: below 1 is what the second costs)', faster);
  tell('the whole ingest by 1 job, clips and maps included, against the documented way', whole);
}

function scaled({ wall, cpu }: Took, by: number): Took {
  return { wall: wall * by, cpu: cpu * by };
}

async function prepare(folder: string, paths: readonly string[]) {
  const signals: Float32Array[] = [];
  const prepared = await timed(async () => {
    for (const path of paths) signals.push(await excerpt(join(folder, path)));
  });
  return { prepared, signals };
}

async function excerpt(path: string): Promise<Float32Array> {
  const { samples, sampleRate } = await decodeAudio(path);
  return await resampleTo16k(samples.subarray(0, EXCERPT * sampleRate), sampleRate);
}

async function hearAll(
  signals: readonly Float32Array[],
  hear: (signal: Float32Array) => Promise<void>,
): Promise<void> {
  for (const signal of signals) await hear(signal);
}

async function hearAsWe(tagger: Tagger, signal: Float32Array): Promise<void> {
  for (const { patches, count } of patchBatches(signal, 4)) await tagger.hear(patches, count);
}

async function hearAsPeer(peer: Peer, signal: Float32Array): Promise<void> {
  await peer.hear(signal);
}

interface Ratio {
  readonly wall: number;
  readonly cpu: number;
}

function ratio(theirs: Took, ours: Took): Ratio {
  return { wall: theirs.wall / ours.wall, cpu: theirs.cpu / ours.cpu };
}

function sum(a: Took, b: Took): Took {
  return { wall: a.wall + b.wall, cpu: a.cpu + b.cpu };
}

function tell(what: string, ratios: readonly Ratio[]): void {
  const wall = spread(ratios.map((one) => one.wall));
  console.info(`${what}: ${wall}; by CPU time ${spread(ratios.map((one) => one.cpu))}`);
}
