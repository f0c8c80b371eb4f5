import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { seededRandom } from '#models/chance/seeded-random';

/** How large a made-up export is. */
export interface BigExport {
  readonly sessions: number;
  /** Positions of each session. */
  readonly samples: number;
  readonly seed: number;
}

const HASH = 'ab'.repeat(32);
const SEGMENTS = 2000;
const DIMENSIONS = 50;
const RATE = 62.5;

/** Write an export of walks with all its tables: straight ways from place to place on a map of 2,000 segments. */
export async function writeBigExport(
  { sessions, samples, seed }: BigExport,
  open: (name: string) => Writable,
): Promise<void> {
  const random = seededRandom(seed);
  const points = Array.from(
    { length: SEGMENTS },
    () => [10 * random() - 5, 10 * random() - 5] as const,
  );
  const write = async (name: string, head: string, rows: Iterable<string>): Promise<void> => {
    const file = open(name);
    let text = `${head}\n`;
    for (const row of rows) {
      text += `${row}\n`;
      if (text.length < 1 << 20) continue;
      if (!file.write(text)) await once(file, 'drain');
      text = '';
    }
    file.end(text);
    await once(file, 'finish');
  };
  const ids = Array.from({ length: sessions }, (_, i) => i.toString(16).padStart(32, '0'));
  const seconds = samples / RATE;
  await write(
    'sessions.csv',
    'study,session,begun,protocol,dataset,dataset_hash,build,seed,seconds,samples,complete',
    ids.map(
      (id, i) =>
        `free-play,${id},2026-11-20T10:00:00.000Z,${HASH},big,${HASH},test,${i},${seconds},${samples},true`,
    ),
  );
  await write(
    'views.csv',
    'session,t,space,projection,axis_x,axis_y,label_x,label_y,scale_x,scale_y,offset_x,offset_y,speed,radius,log,shown',
    ids.map((id) => `${id},0,big/taggram,pca,0,1,PC 1,PC 2,0.1,-0.1,0.5,0.5,0.1,0.05,false,`),
  );
  await write('samples.csv', 'session,t,x,y,space,projection', positions(ids, samples, random));
  await write(
    'hearings.csv',
    'session,segment,track,t_audible,t_ended,gain',
    hearings(ids, seconds, random),
  );
  await write(
    'segments.csv',
    'dataset,segment,track,title,artist,start,end',
    points.map(
      (_, i) => `${HASH},${i},${i >> 2},Track ${i >> 2},Artist,${3 * (i % 4)},${3 * (i % 4) + 3}`,
    ),
  );
  await write(
    'points.csv',
    'dataset,segment,space,projection,axis_x,axis_y,x,y',
    points.map(([x, y], i) => `${HASH},${i},big/taggram,pca,0,1,${x},${y}`),
  );
  await write(
    'tags.csv',
    'dataset,segment,model,tag,value',
    points.flatMap((_, i) =>
      Array.from(
        { length: 5 },
        (_rank, r) => `${HASH},${i},big,tag ${(7 * i + r) % 50},${(0.9 - 0.1 * r).toFixed(1)}`,
      ),
    ),
  );
  await write(
    'vectors.csv',
    'dataset,segment,space,vector',
    points.map(
      (_, i) =>
        `${HASH},${i},big/taggram,"[${Array.from({ length: DIMENSIONS }, () => random().toFixed(5)).join(',')}]"`,
    ),
  );
}

/** A walk goes on to a random place and rests there for a moment. */
function* positions(
  ids: readonly string[],
  samples: number,
  random: () => number,
): Generator<string> {
  for (const id of ids) {
    let [x, y] = [0, 0];
    let [toX, toY] = [0, 0];
    for (let i = 0; i < samples; i++) {
      const left = Math.hypot(toX - x, toY - y);
      const step = Math.min(left, 1 / RATE);
      if (left > 0) [x, y] = [x + (step * (toX - x)) / left, y + (step * (toY - y)) / left];
      else if (random() < 0.02) [toX, toY] = [10 * random() - 5, 10 * random() - 5];
      yield `${id},${Number((i / RATE).toFixed(3))},${x},${y},big/taggram,pca`;
    }
  }
}

function* hearings(
  ids: readonly string[],
  seconds: number,
  random: () => number,
): Generator<string> {
  for (const id of ids)
    for (let t = 1; t < seconds; t += 1 + 2 * random()) {
      const segment = Math.floor(SEGMENTS * random());
      yield `${id},${segment},${segment >> 2},${t.toFixed(3)},${Math.min(seconds, t + 3 * random()).toFixed(3)},0.8`;
    }
}
