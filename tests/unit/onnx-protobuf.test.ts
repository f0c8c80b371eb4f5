import { expect, test } from 'vitest';
import { onnxNode, onnxTensor } from '#models/tagger/onnx-file';
import { bytesField, floatField, intField, message, textField } from '#models/tagger/protobuf';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test("whole numbers follow protobuf's documented example", () => {
  expect(hex(intField(1, 150))).toBe('089601');
  expect(hex(intField(2, 0))).toBe('1000');
  expect(hex(intField(20, 7))).toBe('a00107');
  expect(hex(intField(1, 2 ** 40))).toBe('08808080808020');
});

test('text and inner messages carry their length', () => {
  expect(hex(textField(2, 'testing'))).toBe('120774657374696e67');
  expect(hex(bytesField(3, intField(1, 150)))).toBe('1a03089601');
  expect(hex(bytesField(9, new Uint8Array(200))).slice(0, 6)).toBe('4ac801');
});

test('a float is four bytes, lowest first', () => {
  expect(hex(floatField(2, 1))).toBe('150000803f');
});

test('a message is its fields in order', () => {
  expect(hex(message([intField(1, 1), textField(2, 'a')]))).toBe('0801120161');
});

test('a tensor carries extents, type, name and little-endian numbers', () => {
  const bytes = message(onnxTensor('w', [2, 1], Float32Array.of(1, -2)));
  expect(hex(bytes)).toBe('080208011001420177' + '4a080000803f000000c0');
});

test('a node carries inputs, output, its type and attributes with their types', () => {
  const bytes = onnxNode('Concat', ['a', 'b'], 'c', { axis: 1 });
  expect(hex(bytes)).toBe(
    '0a01610a01621201631a01632206436f6e636174' + '2a0b0a04617869731801a00102',
  );
});
