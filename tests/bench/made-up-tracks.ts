import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Crew } from '#data/node/ingest/crew';
import { ingestWith } from '#data/node/ingest/ingest';
import { seededRandom } from '#models/chance/seeded-random';
import { layersOf } from '#models/listener/listener';
import { fakeParts, writeFakeAudio } from '../support/fake-ingest.ts';

const SECONDS = 240;
const SEGMENTS = Math.floor(SECONDS / 2.992);

/** A model's card, as those of all listeners. */
type Card = Crew['models'][number]['card'];

/** Ingest made-up tracks of four minutes: rows of the models at their real sizes, as hearing threads give them. */
export async function ingestMadeUp(out: string, tracks: number, cards: readonly Card[]) {
  const dir = await mkdtemp(join(tmpdir(), 'earshot-made-up-'));
  try {
    const names = Array.from({ length: tracks }, (_, i) => [`${i}.mp3`, { samples: i, pitch: 1 }]);
    await writeFakeAudio(dir, Object.fromEntries(names));
    const job = { audio: dir, out, id: 'many', title: 'Many', seed: 1 };
    return await ingestWith(madeUpCrew(cards), job, fakeParts(false), () => undefined);
  } finally {
    await rm(dir, { recursive: true });
  }
}

function madeUpCrew(cards: readonly Card[]): Crew {
  const models = cards.map((card) => ({ card, runtime: 'made up 1' }));
  return {
    models,
    clips: null,
    size: 3,
    hear: async ({ path, models: ids }) => {
      const random = seededRandom(Number(/\d+/.exec(path.split('/').at(-1) ?? '')?.[0]));
      const rows = (columns: number) => Float32Array.from({ length: SEGMENTS * columns }, random);
      const loudness = new Float32Array(SEGMENTS).fill(-14);
      const cut = {
        segmentation: 'frames-187',
        segments: SEGMENTS,
        loudness,
        clips: null,
      } as const;
      const heard = cards
        .filter(({ id }) => ids.includes(id))
        .map((card) => ({
          model: card.id,
          segments: SEGMENTS,
          layers: layersOf(card).map(({ dimensions }) => rows(dimensions.length)),
          milliseconds: 1,
        }));
      return { seconds: SECONDS, loudness: -14, cuts: [cut], heard };
    },
  };
}
