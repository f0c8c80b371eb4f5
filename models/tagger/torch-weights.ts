import { Refusal } from '../refusal.ts';
import { type PickledGlobal, type PickleMeaning, unpickle } from './pickle.ts';
import type { Weight, Weights } from './weights.ts';

/** Keras' name of each layer by its name in the checkpoint of torchvggish. */
const LAYERS: ReadonlyMap<string, string> = new Map([
  ['features.0', 'conv1'],
  ['features.3', 'conv2'],
  ['features.6', 'conv3_1'],
  ['features.8', 'conv3_2'],
  ['features.11', 'conv4_1'],
  ['features.13', 'conv4_2'],
  ['embeddings.0', 'fc1_1'],
  ['embeddings.2', 'fc1_2'],
  ['embeddings.4', 'fc2'],
]);

/** The axes of a kernel in Keras' order, by how many PyTorch's has: out x in, or out x in x time x frequency. */
const KERNEL_AXES: Readonly<Record<number, readonly number[]>> = { 2: [1, 0], 4: [2, 3, 1, 0] };

/** What PyTorch writes first. */
const MAGIC = Number(0x1950a86a20f9469cfc6cn);
const PROTOCOL = 1001;

/**
 * Read VGGish's weights from a PyTorch checkpoint of before version 1.6 (pickles, then raw floats),
 * as torchvggish published them; `file` names it in the Refusal that other bytes get. Nothing in the
 * file is run.
 */
export function readTorchWeights(bytes: ArrayBuffer, file: string): Weights {
  try {
    return namedWeights(readTensors(bytes));
  } catch (cause) {
    throw new Refusal(
      `Got ${file} when expected a PyTorch checkpoint of VGGish; install it again.`,
      {
        cause,
      },
    );
  }
}

/** A tensor's place in a storage; extents and strides count numbers. */
interface Tensor {
  readonly storage: string;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

interface Checkpoint {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly storages: ReadonlyMap<string, Float32Array>;
}

function readTensors(bytes: ArrayBuffer): Checkpoint {
  const magic = unpickle(bytes, 0, MEANING);
  const protocol = unpickle(bytes, magic.end, MEANING);
  if (magic.value !== MAGIC || protocol.value !== PROTOCOL)
    throw new RangeError('This is no PyTorch checkpoint of protocol 1001.');
  const system = unpickle(bytes, protocol.end, MEANING);
  const state = unpickle(bytes, system.end, MEANING);
  const keys = unpickle(bytes, state.end, MEANING);
  const storages = readStorages(bytes, keys.end, listOf(keys.value).map(String));
  if (!(state.value instanceof Map)) throw new RangeError('The checkpoint holds no dictionary.');
  return { tensors: state.value, storages };
}

/** Each storage is its length as 64 bits, then its numbers. */
function readStorages(bytes: ArrayBuffer, from: number, keys: readonly string[]) {
  const view = new DataView(bytes);
  const storages = new Map<string, Float32Array>();
  let at = from;
  for (const key of keys) {
    const length = Number(view.getBigInt64(at, true));
    at += 8;
    storages.set(key, new Float32Array(bytes.slice(at, at + 4 * length), 0, length));
    at += 4 * length;
  }
  return storages;
}

const MEANING: PickleMeaning = {
  call: (name, values) => {
    if (name === 'collections.OrderedDict') return new Map();
    if (name === 'torch._utils._rebuild_parameter') return values[0];
    if (name === 'torch._utils._rebuild_tensor_v2') return tensorOf(values);
    throw new RangeError(`Got ${name} in a checkpoint of weights.`);
  },
  outside: (id) => {
    const [kind, type, key] = listOf(id);
    if (kind === 'storage' && (type as PickledGlobal).name === 'torch.FloatStorage') return key;
    throw new RangeError('Got a storage of other numbers than float32.');
  },
};

function tensorOf([storage, offset, shape, strides]: readonly unknown[]): Tensor {
  const numbers = (value: unknown) => listOf(value).map(Number);
  return {
    ...{ storage: String(storage), offset: Number(offset) },
    ...{ shape: numbers(shape), strides: numbers(strides) },
  };
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new RangeError('Got no list.');
}

function namedWeights({ tensors, storages }: Checkpoint): Weights {
  const weights = new Map<string, Weight>();
  for (const [name, tensor] of tensors) {
    const end = name.lastIndexOf('.');
    const layer = LAYERS.get(name.slice(0, end));
    const storage = storages.get(tensor.storage);
    if (!layer || !storage) throw new RangeError(`Got ${name} when expected VGGish's layers.`);
    const [part, axes] = name.endsWith('.bias') ? ['bias', [0]] : ['kernel', kernelAxes(tensor)];
    weights.set(`${layer}/${part}`, turned(tensor, storage, axes));
  }
  return weights;
}

function kernelAxes({ shape }: Tensor): readonly number[] {
  const axes = KERNEL_AXES[shape.length];
  if (axes) return axes;
  throw new RangeError(`Got a kernel with ${shape.length} axes.`);
}

/** The tensor's numbers, row-major with its axes in another order. */
function turned(tensor: Tensor, storage: Float32Array, axes: readonly number[]): Weight {
  const shape = axes.map((axis) => tensor.shape[axis] ?? 1);
  const strides = axes.map((axis) => tensor.strides[axis] ?? 0);
  const data = new Float32Array(shape.reduce((product, extent) => product * extent, 1));
  const last = shape.length - 1;
  const [extent = 1, stride = 0] = [shape[last], strides[last]];
  let to = 0;
  const fill = (axis: number, from: number): void => {
    if (axis < last)
      for (let i = 0; i < (shape[axis] ?? 1); i++) fill(axis + 1, from + i * (strides[axis] ?? 0));
    else
      for (let i = 0, at = from; i < extent; i++, at += stride)
        data[to++] = storage[at] ?? Number.NaN;
  };
  fill(0, tensor.offset);
  return { shape, data };
}
