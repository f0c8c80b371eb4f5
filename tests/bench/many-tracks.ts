import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Crew } from '#data/node/ingest/crew';
import { ingestWith } from '#data/node/ingest/ingest';
import { seededRandom } from '#models/chance/seeded-random';
import { DESCRIPTOR_CARD } from '#models/descriptor/descriptor-card';
import { layersOf } from '#models/listener/listener';
import { MODEL_CARDS } from '#models/tagger/model-cards';
import { fakeParts, writeFakeAudio } from '../support/fake-ingest.ts';

/*
 * A process that makes a dataset of made-up tracks of four minutes, with rows of all models at their real
 * sizes, as they come from hearing threads: TRACKS. It tells the most memory that it had, in MiB.
 */
const SECONDS = 240;
const tracks = Number(process.argv[2] ?? 1000);
const models = [...MODEL_CARDS, DESCRIPTOR_CARD]
  .filter(({ segmentation }) => segmentation === 'frames-187')
  .map((card) => ({ card, runtime: 'made up 1' }));
const segments = Math.floor(SECONDS / 2.992);

const crew: Crew = {
  models,
  clips: null,
  size: 3,
  hear: async ({ path, models: ids }) => {
    const random = seededRandom(Number(/\d+/.exec(path.split('/').at(-1) ?? '')?.[0]));
    const rows = (columns: number) => Float32Array.from({ length: segments * columns }, random);
    return {
      seconds: SECONDS,
      loudness: -14,
      cuts: [
        {
          segmentation: 'frames-187',
          segments,
          loudness: new Float32Array(segments).fill(-14),
          clips: null,
        },
      ],
      heard: models
        .filter(({ card }) => ids.includes(card.id))
        .map(({ card }) => ({
          model: card.id,
          segments,
          layers: layersOf(card).map(({ dimensions }) => rows(dimensions.length)),
          milliseconds: 1,
        })),
    };
  },
};

const dir = await mkdtemp(join(tmpdir(), 'earshot-many-'));
try {
  const audio = join(dir, 'audio');
  const names = Array.from({ length: tracks }, (_, i) => [`${i}.mp3`, { samples: i, pitch: 1 }]);
  await writeFakeAudio(audio, Object.fromEntries(names));
  const job = { audio, out: join(dir, 'out'), id: 'many', title: 'Many', seed: 1 };
  const summary = await ingestWith(crew, job, fakeParts(false), () => undefined);
  const mebibytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.info(JSON.stringify({ tracks: summary.tracks, segments: summary.segments, mebibytes }));
} finally {
  await rm(dir, { recursive: true });
}
