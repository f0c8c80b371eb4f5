import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { firstNumber, segmentationOf, segmentOf } from '#data/bundle/segment-numbers';
import { type DatasetFolder, openDataset } from '#data/node/dataset-folder';
import { inspectCommand } from '#data/node/inspect-command';
import { captionOf } from '#game/dataset/caption';
import { clipSource } from '#game/dataset/clip-source';
import { loadView } from '#game/dataset/load-view';
import { USUAL_LOOK } from '#game/dataset/look';
import { Explorer } from '#game/map/explorer';
import { nearest } from '#models/space/grid';
import { pointRows, segmentRows, tagRows } from '#server/export/dataset-rows';
import { HearingRows } from '#study/record/hearing-rows';
import { writeTinyDataset } from '../support/tiny-dataset.ts';

const SHORT = 'vggish-audioset/embedding';
/** Six tracks of five segments of 2.992 s; of 0.96 s there are 15 in each. */
const [LONGS, SHORTS] = [30, 90];
let dir: string;
let folder: DatasetFolder;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mixed-'));
  await writeTinyDataset(dir, { mixed: true });
  folder = await openDataset(dir);
});
afterAll(async () => await rm(dir, { recursive: true }));

async function viewOf(id: string) {
  const { manifest, hash } = folder;
  const dataset = { manifest, hash, tracks: await folder.catalogue(), file: folder.file };
  const space = manifest.spaces.find((one) => one.id === id);
  const projection = space?.projections.find((one) => one.id === 'pca');
  if (!space || !projection) throw new Error(`no ${id}`);
  return {
    dataset,
    loaded: await loadView(dataset, { space, projection, axes: [0, 1], look: USUAL_LOOK }),
  };
}

test('segments are numbered through the whole dataset, those of the first length first', () => {
  const { manifest } = folder;
  expect(firstNumber(manifest, 'frames-187')).toBe(0);
  expect(firstNumber(manifest, 'frames-96')).toBe(LONGS);
  expect(segmentOf(manifest, LONGS + 7)).toMatchObject({
    segmentation: { id: 'frames-96' },
    row: 7,
  });
  expect(segmentOf(manifest, LONGS + SHORTS)).toBeUndefined();
  expect(segmentationOf(manifest, 'vggish-audioset')).toBe('frames-96');
  expect(() => firstNumber(manifest, 'frames-1')).toThrow(
    'The dataset lacks the segments frames-1',
  );
});

test('inspect counts the segments of every length and checks the clips of all', async () => {
  const said = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  expect(await inspectCommand([dir])).toBe(0);
  expect(said.mock.calls[0]?.[0]).toContain('30 segments of 2.992 s, 90 segments of 0.96 s');
  expect(said.mock.calls[0]?.[0]).toContain('clips: 12 files');
  said.mockRestore();
});

test('B5 a map of short segments has their points, captions and clips', async () => {
  const { dataset, loaded } = await viewOf(SHORT);
  const { view, rule, table } = loaded;
  expect(view.positions).toHaveLength(2 * SHORTS);
  expect(view.tracks[15]).toBe(1);
  expect(view.cut).toMatchObject({ id: 'frames-96', firstNumber: LONGS });
  expect(rule).toMatchObject({ samples: 15_360, sampleRate: 16_000 });
  const caption = captionOf({ ...loaded, rule, table, tracks: dataset.tracks }, [19]);
  expect(caption).toMatchObject({ track: 1, title: 'Chords 1', time: '0:03–0:04' });
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return new Response(new Uint8Array(await folder.clip(Number(url.split('/').at(-1)))));
  });
  const context = { decodeAudioData: async (bytes: ArrayBuffer) => bytes.byteLength };
  const number = (view.cut?.firstNumber ?? 0) + 19;
  const bytes = await clipSource(dataset)(number, context as never);
  vi.unstubAllGlobals();
  expect(asked).toEqual([`/api/datasets/tiny/clips/${folder.hash}/${LONGS + 19}`]);
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan((await folder.clip(19)).length / 2);
});

test('B11 who changes to a map of other segments stays with the music', async () => {
  const { loaded: long } = await viewOf('musicnn-msd/taggram');
  const { loaded: short } = await viewOf(SHORT);
  const hooks = { record: () => undefined, heard: () => undefined };
  const extent = { width: 800, height: 600 };
  const explorer = new Explorer({ view: long.view, seed: 5, hooks, extent, now: () => 0 });
  const standing = () => {
    const { grid } = explorer.walk.ground;
    return nearest(grid, explorer.walk.state.x, explorer.walk.state.y);
  };
  const before = standing();
  explorer.show(short.view);
  const after = standing();
  expect(short.table.track[after]).toBe(long.table.track[before]);
  const middle = (short.table.start[after] ?? 0) + 7680;
  const start = long.table.start[before] ?? 0;
  expect(middle).toBeGreaterThan(start);
  expect(middle).toBeLessThan(start + 47_872);
  explorer.show(long.view);
  expect(standing()).toBe(before);
});

test('an export names every segment by its number, whatever map it was heard on', async () => {
  const rows = async <Row>(from: AsyncIterable<Row>) => {
    const all: Row[] = [];
    for await (const row of from) all.push(row);
    return all;
  };
  const segments = await rows(segmentRows(folder));
  expect(segments.map(({ segment }) => segment)).toEqual([...Array(LONGS + SHORTS).keys()]);
  expect(segments[LONGS + 16]).toMatchObject({ track: 1, start: 0.96, end: 1.92 });
  const tags = await rows(tagRows(folder));
  expect(Math.max(...tags.map(({ segment }) => segment))).toBe(LONGS - 1);
  const walked = { space: SHORT, projection: 'pca', axes: [0, 1] } as const;
  const points = await rows(pointRows(folder, walked));
  expect(points.map(({ segment }) => segment)).toEqual(
    Array.from({ length: SHORTS }, (_, row) => LONGS + row),
  );
});

test('a hearing is named by the map that was walked when it began', () => {
  const frame = { axes: [0, 1], labels: ['', ''], scale: [1, 1], offset: [0, 0] } as const;
  const rows = new HearingRows('s');
  const view = (tick: number, space: string) =>
    rows.take({
      ...{ kind: 'viewed', tick, space, projection: 'pca', x: 0, y: 0, speed: 1, radius: 1 },
      ...{ axes: [...frame.axes], labels: [...frame.labels] },
      ...{ scale: [...frame.scale], offset: [...frame.offset] },
    });
  view(0, 'musicnn-msd/taggram');
  rows.take({ kind: 'sounded', tick: 125, segment: 4, gain: 0.5, lag: 0 });
  rows.take({ kind: 'ceased', tick: 250, segment: 4, gain: 0.5 });
  view(250, SHORT);
  rows.take({ kind: 'sounded', tick: 375, segment: 4, gain: 0.5, lag: 0 });
  const name = (row: number, space: string | null) => ({
    segment: space === SHORT ? LONGS + row : row,
    track: 0,
  });
  expect(rows.finish(8, name).map(({ segment, t_audible }) => [segment, t_audible])).toEqual([
    [4, 1],
    [LONGS + 4, 3],
  ]);
});
