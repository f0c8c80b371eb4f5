import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files of an export by name, as text. */
export type ExportFiles = Readonly<Record<string, string>>;

/** Hash of the tiny dataset. */
const TINY_HASH = 'ab'.repeat(32);
/** Axis units a second of everybody here: half the map in ten seconds. */
const SPEED = 2;
const RATE = 62.5;

type Corner = readonly [x: number, y: number];

/**
 * A small export with known walks. Map: axis values -5 ... 5 across and up, world = 0.5 + 0.1 x and
 * 0.5 - 0.1 y, hearing radius 0.1, so one axis unit is one hearing radius. Nine segments of three tracks
 * lie on a 3 x 3 grid 2 units apart.
 *   `straight` goes 8 units to the right in 4 s and stands 1 s;
 *   `back` goes 3 units up and returns: 6 units, straightness 0;
 *   `changed` goes 2 units on this map, then the map jumps and it goes 2 units on another; not complete.
 */
export function tinyExport(): ExportFiles {
  const straight = path(
    [
      [-4, 0],
      [4, 0],
    ],
    1,
  );
  const back = path(
    [
      [0, 0],
      [0, 3],
      [0, 0],
    ],
    0,
  );
  const before = path(
    [
      [1, 1],
      [1, -1],
    ],
    0,
  );
  const after = path(
    [
      [-3, -3],
      [-1, -3],
    ],
    0,
  );
  const jump = before.length / RATE;
  const rows = {
    straight: sampleRows('straight', straight, 'pca'),
    back: sampleRows('back', back, 'pca'),
    changed: [
      ...sampleRows('changed', before, 'pca'),
      ...sampleRows('changed', after, 'original', jump),
    ],
  };
  const count = {
    straight: straight.length,
    back: back.length,
    changed: before.length + after.length,
  };
  return {
    'sessions.csv': csv(
      'study,session,begun,protocol,dataset,dataset_hash,build,seed,seconds,samples,complete',
      (['straight', 'back', 'changed'] as const).map(
        (id, i) =>
          `free-play,${id},2026-11-2${i}T10:00:00.000Z,${'cd'.repeat(32)},tiny,${TINY_HASH},test,${i},${(count[id] - 1) / RATE},${count[id]},${id !== 'changed'}`,
      ),
    ),
    'samples.csv': csv('session,t,x,y,space,projection', Object.values(rows).flat()),
    'hearings.csv': csv('session,segment,track,t_audible,t_ended,gain', [
      'straight,3,1,0.5,1.5,0.8',
      'straight,4,1,1.5,2.5,1',
      'straight,5,1,2,3,0.8',
      'back,4,1,0,1,1',
      'back,1,0,1,2,0.9',
      'changed,0,0,1.2,,0.5',
    ]),
    'views.csv': csv(
      'session,t,space,projection,axis_x,axis_y,label_x,label_y,scale_x,scale_y,offset_x,offset_y,speed,radius',
      [
        view('straight', 0, 'pca', 'PC 1,PC 2'),
        view('back', 0, 'pca', 'PC 1,PC 2'),
        view('changed', 0, 'pca', 'PC 1,PC 2'),
        view('changed', jump, 'original', 'rock & roll,<quiet>'),
      ],
    ),
    'segments.csv': csv('dataset,segment,track,title,artist,start,end', segments()),
    'tags.csv': csv('dataset,segment,model,tag,value', tags()),
    'points.csv': csv('dataset,segment,space,projection,axis_x,axis_y,x,y', [
      ...points('pca'),
      ...points('original'),
    ]),
  };
}

/** Write files of an export into a folder. */
export async function writeExport(folder: string, files: ExportFiles): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

/** Positions at the sample rate along straight lines from corner to corner, then standing still. */
function path(corners: readonly Corner[], rest: number): readonly Corner[] {
  const walked = corners.slice(1).flatMap((to, i) => edge(corners[i] ?? to, to));
  const last = corners.at(-1) ?? [0, 0];
  const first = corners[0] ?? last;
  return [first, ...walked, ...Array.from({ length: Math.round(rest * RATE) }, () => last)];
}

function edge(from: Corner, to: Corner): readonly Corner[] {
  const steps = Math.round((Math.hypot(to[0] - from[0], to[1] - from[1]) / SPEED) * RATE);
  return Array.from({ length: steps }, (_, i): Corner => {
    const share = (i + 1) / steps;
    return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
  });
}

function sampleRows(
  session: string,
  positions: readonly Corner[],
  projection: string,
  start = 0,
): readonly string[] {
  return positions.map(
    ([x, y], i) =>
      `${session},${Number((start + i / RATE).toFixed(3))},${x.toFixed(6)},${y.toFixed(6)},tiny/taggram,${projection}`,
  );
}

function view(session: string, t: number, projection: string, labels: string): string {
  return `${session},${t},tiny/taggram,${projection},0,1,${labels},0.1,-0.1,0.5,0.5,0.2,0.1`;
}

/** Titles with everything that breaks a careless page, or a spreadsheet. */
const TITLES = ["'=SUM(A1)", '"Tom & ""Jerry"" <b>"', '夜の音楽'];

function segments(): readonly string[] {
  return Array.from({ length: 9 }, (_, i) => {
    const track = Math.floor(i / 3);
    return `${TINY_HASH},${i},${track},${TITLES[track]},Artist ${track},${3 * (i % 3)},${3 * (i % 3) + 3}`;
  });
}

/** `middle` belongs to track 1 alone, `everywhere` to all alike, `never` to nothing that is heard. */
function tags(): readonly string[] {
  return Array.from({ length: 9 }, (_, i) => [
    `${TINY_HASH},${i},tiny,middle,${i >= 3 && i < 6 ? 0.9 : 0}`,
    `${TINY_HASH},${i},tiny,everywhere,0.5`,
    `${TINY_HASH},${i},tiny,never,${i >= 6 ? 0.6 : 0}`,
  ]).flat();
}

function points(projection: string): readonly string[] {
  return Array.from({ length: 9 }, (_, i) => {
    const [x, y] = [2 * (i % 3) - 2, 2 - 2 * Math.floor(i / 3)];
    return `${TINY_HASH},${i},tiny/taggram,${projection},0,1,${x},${y}`;
  });
}

function csv(head: string, rows: readonly string[]): string {
  return [head, ...rows, ''].join('\n');
}
