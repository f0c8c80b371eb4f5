import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Column,
  decodeColumns,
  dequantise,
  encodeColumns,
  quantise,
} from '#data/bundle/column-file';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const float = fc.float({ noNaN: true, noDefaultInfinity: true });

const name = fc
  .string({ unit: 'grapheme', maxLength: 24 })
  .filter((text) => Buffer.byteLength(text) <= 24 && !text.includes('\0'));

/** Columns of all four types with the same number of rows. */
const columns = fc.nat(40).chain((rows) => {
  const size = { minLength: rows, maxLength: rows };
  const values = fc.oneof(
    fc.uint8Array(size),
    fc.uint16Array(size),
    fc.uint32Array(size),
    fc.float32Array(size),
  );
  return fc.array(fc.record({ name, values, low: finite, high: finite }), {
    minLength: 1,
    maxLength: 8,
  });
});

test('columns of any type and number come back bit for bit from their file', () => {
  fc.assert(
    fc.property(columns, (written) => {
      const read = decodeColumns(encodeColumns(written).buffer);
      expect(read.map(plain)).toEqual(written.map(plain));
    }),
  );
});

test('a column file that lost or gained bytes anywhere at its end is refused', () => {
  fc.assert(
    fc.property(columns, fc.integer({ min: 1, max: 200 }), fc.boolean(), (written, n, longer) => {
      const bytes = encodeColumns(written);
      const changed = new Uint8Array(longer ? bytes.length + n : Math.max(0, bytes.length - n));
      changed.set(bytes.subarray(0, changed.length));
      expect(() => decodeColumns(changed.buffer)).toThrow(/column/i);
    }),
  );
});

test('a quantised value is within half a step of the value itself, and the ends are exact', () => {
  fc.assert(
    fc.property(fc.array(float, { minLength: 1, maxLength: 60 }), (values) => {
      const column = quantise('x', values);
      const step = (column.high - column.low) / 65_535;
      for (const [i, value] of values.entries())
        expect(Math.abs(dequantise(column, i) - value)).toBeLessThanOrEqual(
          step * 0.5001 + 1e-12 * Math.max(Math.abs(column.low), Math.abs(column.high)),
        );
      expect(column.low).toBe(Math.min(...values));
      expect(column.high).toBe(Math.max(...values));
    }),
  );
});

function plain({ name, values, low, high }: Column) {
  return {
    name,
    low,
    high,
    values: Buffer.from(values.buffer, values.byteOffset, values.byteLength),
  };
}
