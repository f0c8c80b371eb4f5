import { bytesField, floatField, intField, message, partsField, textField } from './protobuf.ts';

/** Field and enum numbers are those of onnx.proto3. */
const IR_VERSION = 8;
const OPSET = 17;
const FLOAT = 1;
const ATTRIBUTE = { float: 1, int: 2, ints: 7 } as const;

/** Attributes of a node: whole numbers and lists of them; a float is wrapped to tell it apart. */
export type Attributes = Readonly<
  Record<string, number | readonly number[] | { readonly float: number }>
>;

/** Name and extents of a float32 input or output; text names an extent that varies. */
export interface ValueShape {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

/** An operation from named inputs to one named output. */
export function onnxNode(
  type: string,
  inputs: readonly string[],
  output: string,
  attributes: Attributes = {},
): Uint8Array {
  return message([
    ...inputs.map((input) => textField(1, input)),
    textField(2, output),
    textField(3, output),
    textField(4, type),
    ...Object.entries(attributes).map(([name, value]) => bytesField(5, attribute(name, value))),
  ]);
}

/** A named float32 constant, in parts: those of VGGish are large, and only the whole file copies them. */
export function onnxTensor(
  name: string,
  shape: readonly number[],
  data: Float32Array,
): readonly Uint8Array[] {
  return [
    ...shape.map((extent) => intField(1, extent)),
    intField(2, FLOAT),
    textField(8, name),
    ...partsField(9, [littleEndian(data)]),
  ];
}

/** A whole ONNX file (opset 17) of nodes in an order in which they can run, and their constants. */
export function onnxFile(
  nodes: readonly Uint8Array[],
  tensors: readonly (readonly Uint8Array[])[],
  inputs: readonly ValueShape[],
  outputs: readonly ValueShape[],
): Uint8Array {
  const graph = [
    ...nodes.map((node) => bytesField(1, node)),
    textField(2, 'network'),
    ...tensors.flatMap((tensor) => partsField(5, tensor)),
    ...inputs.map((input) => bytesField(11, valueInfo(input))),
    ...outputs.map((output) => bytesField(12, valueInfo(output))),
  ];
  const opset = message([textField(1, ''), intField(2, OPSET)]);
  return message([
    intField(1, IR_VERSION),
    textField(2, 'earshot'),
    ...partsField(7, graph),
    bytesField(8, opset),
  ]);
}

function attribute(name: string, value: Attributes[string]): Uint8Array {
  if (typeof value === 'number')
    return message([textField(1, name), intField(3, value), intField(20, ATTRIBUTE.int)]);
  if ('float' in value)
    return message([textField(1, name), floatField(2, value.float), intField(20, ATTRIBUTE.float)]);
  const ints = value.map((item) => intField(8, item));
  return message([textField(1, name), ...ints, intField(20, ATTRIBUTE.ints)]);
}

function valueInfo({ name, shape }: ValueShape): Uint8Array {
  const extents = shape.map((extent) =>
    bytesField(1, typeof extent === 'number' ? intField(1, extent) : textField(2, extent)),
  );
  const tensorType = message([intField(1, FLOAT), bytesField(2, message(extents))]);
  return message([textField(1, name), bytesField(2, bytesField(1, tensorType))]);
}

/** Whether numbers lie in memory as ONNX wants them: as good as everywhere. */
const HOST_IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function littleEndian(data: Float32Array): Uint8Array {
  if (HOST_IS_LITTLE) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const bytes = new Uint8Array(data.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of data.entries()) view.setFloat32(i * 4, value, true);
  return bytes;
}
