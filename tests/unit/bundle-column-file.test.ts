import { expect, test } from 'vitest';
import { decodeColumns, encodeColumns, quantise } from '#data/bundle/column-file';
import { readSegmentTable, segmentColumns } from '#data/bundle/segment-columns';
import { strongest, strongestColumns } from '#data/bundle/strongest-tags';

const column = (name: string, values: Uint8Array | Uint16Array) => ({
  name,
  values,
  low: 0,
  high: 1,
});
const twoColumns = () =>
  encodeColumns([column('a', Uint8Array.of(1, 2, 3)), column('b', Uint16Array.of(4, 5, 6))]);

test('a column starts at a multiple of 8 bytes so that it is used without copying', () => {
  const { buffer } = twoColumns();
  for (const { values } of decodeColumns(buffer)) {
    expect(values.byteOffset % 8).toBe(0);
    expect(values.buffer).toBe(buffer);
  }
});

test.each([
  ['an empty file', () => new Uint8Array(0), /does not begin with EARC/],
  ['another kind of file', () => new TextEncoder().encode('{"a": [1, 2, 3]}'), /EARC/],
  ['a later version', () => changed(4, 9), /Got column file v9 when expected v1/],
  ['more columns than its header holds', () => changed(6, 200), /ends within its header/],
  ['an unknown column type', () => changed(16 + 24, 7), /type 7 when expected 0 \.\.\. 3/],
  ['other rows than it says', () => changed(8, 200), /bytes when expected/],
])('%s is refused as a column file', (_, bytes, sentence) => {
  expect(() => decodeColumns(Uint8Array.from(bytes()).buffer)).toThrow(sentence);
});

test('columns of unequal length and names beyond 24 bytes are mistakes of the writer', () => {
  const unequal = [column('a', Uint8Array.of(1)), column('b', Uint8Array.of(1, 2))];
  expect(() => encodeColumns(unequal)).toThrow('Column b has 2 rows when expected 1.');
  expect(() => encodeColumns([column('ä'.repeat(13), Uint8Array.of(1))])).toThrow(/26 bytes/);
});

test('NaN is not quantised silently, and a constant column stays constant', () => {
  expect(() => quantise('pc1', [0, Number.NaN])).toThrow('pc1: got NaN in row 1.');
  const { values, low, high } = quantise('pc1', [7, 7]);
  expect([...values, low, high]).toEqual([0, 0, 7, 7]);
});

test('a segmentation file gives its table back, and another column file is refused', () => {
  const table = {
    track: Uint32Array.of(0, 0, 1),
    start: Uint32Array.of(0, 47_872, 0),
    clipOffset: Uint32Array.of(0, 100, 0),
    clipBytes: Uint32Array.of(100, 90, 80),
  };
  expect(readSegmentTable(encodeColumns(segmentColumns(table)).buffer)).toEqual({
    ...table,
    track: Uint16Array.of(0, 0, 1),
  });
  expect(() => readSegmentTable(twoColumns().buffer)).toThrow(/lacks the u32 column track/);
});

test('F14 the five strongest tags of a segment are kept strongest first, the lower index first among equals', () => {
  const values = Float32Array.of(0.1, 0.875, 0.5, 0.5, 0, 0.2);
  expect(strongest(values, 3)).toEqual([1, 2, 3]);
  const columns = strongestColumns({ rows: 1, columns: 6, values });
  expect(columns.map(({ name, values: [first] }) => [name, first])).toEqual([
    ...[1, 2, 3, 5, 0].map((tag, rank) => [`tag${rank}`, tag]),
    ...[223, 128, 128, 51, 26].map((value, rank) => [`value${rank}`, value]),
  ]);
});

function changed(at: number, byte: number): Uint8Array {
  const bytes = twoColumns();
  bytes[at] = byte;
  return bytes;
}
