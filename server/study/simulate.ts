import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatasetFolder } from '#data/node/dataset-folder';
import { seededRandom } from '#models/chance/seeded-random';
import { Refusal } from '#models/refusal';
import type { Taken } from '#study/design/assign';
import { chanceOf, seedOf } from '#study/design/seed-of';
import { type Participation, takePart } from '#study/node/simulated-participant';
import { type Actor, actAtOnce, actInTurn, VirtualClock } from '#study/node/virtual-clock';
import type { Protocol } from '#study/protocol/protocol';
import { spacesOf } from '#study/protocol/spaces-of';
import { StudyDoor } from '#study/protocol/study-door';
import {
  drawProfile,
  type Profile,
  qualitiesOf,
  simulatedListener,
} from '#study/simulate/listener';
import { createServer } from '../app/create-server.ts';
import { createLog } from '../app/log.ts';
import { DatasetFinder } from '../export/dataset-finder.ts';
import { ExportFolder } from '../export/export-folder.ts';
import { exportStudy } from '../export/export-study.ts';
import type { Journal } from '../store/journal.ts';
import { describeStudy, openRegistry, type Registry } from '../store/registry.ts';
import { openSqliteJournal } from '../store/sqlite-journal.ts';
import { publishStudy } from './publish.ts';
import { takenPlaces } from './study-desk.ts';
import { stimuliOf } from './study-file.ts';
import { WalkedGrounds } from './walked-ground.ts';

/** What is simulated. */
export interface Simulation {
  readonly protocol: Protocol;
  readonly dataset: DatasetFolder;
  readonly participants: number;
  readonly seed: number;
  /** Kinds of people; drawn by the seed unless given. */
  readonly profile?: (random: () => number) => Profile;
  /** Sees all places whenever one was given. */
  readonly assigned?: (taken: readonly Taken[]) => void;
}

/** When virtual time begins: milliseconds since 1970. */
const VIRTUAL_START = Date.UTC(2026, 0, 1);
/** People come so far apart on average, in milliseconds of virtual time. */
const ARRIVALS_MS = 90_000;

/**
 * Run simulated participants through the socket of a server of their own, with a temporary data folder and
 * a virtual clock, and export what it kept. Refuses a folder that can't take the export before anybody comes.
 */
export async function simulateStudy(
  simulation: Simulation,
  out: string,
): Promise<readonly Participation[]> {
  const folder = await ExportFolder.open(out);
  const data = await mkdtemp(join(tmpdir(), 'earshot-simulate-'));
  try {
    return await runWithServer(simulation, data, folder);
  } catch (error) {
    await folder.abandon();
    throw error;
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

/**
 * The same people at a server that runs already, in real time; its records are exported there. Refuses an
 * address at which this very protocol is not served.
 */
export async function simulateAt(
  url: string,
  simulation: Simulation,
): Promise<readonly Participation[]> {
  const { hash, consent } = describeStudy(simulation.protocol);
  await requireServed(url, simulation.protocol.id, hash);
  const venue = { url, consent: consent ?? '', now: () => Date.now(), spread: 0 };
  return await actAtOnce(await actorsOf(simulation, venue));
}

async function requireServed(url: string, study: string, hash: string): Promise<void> {
  if (!/^https?:\/\/[^/]+\/?$/.test(url))
    throw new Refusal(`Got the address ${url} when expected one as http://127.0.0.1:3000.`, {
      exitCode: 2,
    });
  const answer = await fetch(new URL(`/api/studies/${study}`, url)).catch((cause: unknown) => {
    throw new Refusal(`No server answers at ${url}: start one there with earshot serve.`, {
      cause,
    });
  });
  const door = answer.ok ? StudyDoor.safeParse(await answer.json().catch(() => null)) : null;
  if (!door?.success)
    throw new Refusal(`The server at ${url} has no study ${study}: publish it there first.`);
  if (door.data.hash !== hash)
    throw new Refusal(
      `The server at ${url} has another version of ${study}: publish this one there.`,
    );
}

async function runWithServer(
  simulation: Simulation,
  data: string,
  folder: ExportFolder,
): Promise<readonly Participation[]> {
  const clock = new VirtualClock(VIRTUAL_START);
  const journal = watched(await openSqliteJournal(data), simulation, clock);
  const registry = await openRegistry(data);
  const study = await publishStudy(registry, simulation.protocol, simulation.dataset);
  const server = await createServer({
    journal,
    registry,
    datasets: [simulation.dataset],
    settings: { trustedProxies: 0 },
    gameFolder: data,
    log: createLog(),
    now: () => clock.now,
    clock: () => clock.now - VIRTUAL_START,
    connectionsAMinute: 1e9,
  });
  server.http.listen(0, '127.0.0.1');
  await once(server.http, 'listening');
  const { port } = server.http.address() as AddressInfo;
  try {
    const where = {
      url: `http://127.0.0.1:${port}`,
      consent: study.consent ?? '',
      now: () => clock.now,
      spread: ARRIVALS_MS,
    };
    const results = await actInTurn(clock, await actorsOf(simulation, where));
    await exportSimulated(simulation, registry, journal, folder);
    return results;
  } finally {
    await server.close();
    await journal.close();
  }
}

/** A journal that tells of every place that is given. */
function watched(journal: Journal, { protocol, assigned }: Simulation, clock: VirtualClock) {
  if (!assigned) return journal;
  return {
    ...journal,
    settle: async (...given: Parameters<Journal['settle']>) => {
      await journal.settle(...given);
      assigned(takenPlaces(protocol, await journal.places(protocol.id), clock.now));
    },
  };
}

/** Where simulated people take part, and when. */
interface Venue {
  readonly url: string;
  readonly consent: string;
  readonly now: () => number;
  /** Mean time between two arrivals, in milliseconds. */
  readonly spread: number;
}

async function actorsOf(
  simulation: Simulation,
  venue: Venue,
): Promise<readonly Actor<Participation>[]> {
  const { protocol, dataset, participants, seed, profile: draw = drawProfile } = simulation;
  const stimuli = await stimuliOf(protocol, dataset);
  const grounds = await WalkedGrounds.open(dataset, spacesOf(protocol));
  const qualities = qualitiesOf(stimuli);
  const arrivals = chanceOf(seed, 'arrivals');
  let from = venue.now();
  return Array.from({ length: participants }, (_, i) => {
    from += -Math.log(1 - arrivals()) * venue.spread;
    const own = seedOf(seed, 'person', i);
    const profile = draw(seededRandom(own));
    const acts = takePart({
      url: venue.url,
      hello: {
        study: protocol.id,
        consent: venue.consent,
        session: keyOf(own, 'session'),
        token: keyOf(own, 'token'),
      },
      profile,
      listener: simulatedListener(qualities, profile, own),
      clipSeconds: stimuli.seconds,
      ground: (task) => grounds.of(task),
      now: venue.now,
    });
    return { from: Math.round(from), acts };
  });
}

/** 128 bits in hex that follow from a seed, so that a simulation can be repeated. */
function keyOf(seed: number, purpose: string): string {
  return Array.from({ length: 4 }, (_, i) =>
    seedOf(seed, purpose, i).toString(16).padStart(8, '0'),
  ).join('');
}

async function exportSimulated(
  { protocol, dataset }: Simulation,
  registry: Registry,
  journal: Awaited<ReturnType<typeof openSqliteJournal>>,
  folder: ExportFolder,
): Promise<void> {
  const sessions = await journal.sessions(protocol.id);
  if (sessions.length === 0) throw new Refusal('Nobody took part: nothing was exported.');
  const finder = new DatasetFinder([dataset.dir], registry);
  const versions = registry.versions(protocol.id);
  await exportStudy({
    sessions,
    journal,
    finder,
    folder,
    versions,
    warn: (text) => console.error(text),
  });
  await folder.finish();
}
