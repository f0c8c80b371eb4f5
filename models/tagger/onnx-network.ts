import type { ModelCard } from './model-card.ts';
import type { NetworkOps, Padding } from './network.ts';
import { NETWORKS } from './networks.ts';
import { type Attributes, onnxFile, onnxNode, onnxTensor } from './onnx-file.ts';
import { featuresAsChannels, type Weight, type Weights, weight } from './weights.ts';

/**
 * Write a model's network with its weights as an ONNX file: `mel` (n x 1 x frames x bands) in,
 * `taggram` (n x tags, where the model has some) and `embedding` (n x size) out.
 */
export function onnxNetwork(card: ModelCard, weights: Weights): Uint8Array {
  const graph: Graph = { nodes: [], tensors: new Map() };
  const { taggram, embedding } = NETWORKS[card.architecture](graphOps(graph, weights), 'mel');
  const outputs = [{ name: 'embedding', shape: ['n', card.embeddingSize] }];
  graph.nodes.push(onnxNode('Identity', [embedding], 'embedding'));
  if (taggram !== undefined) {
    graph.nodes.push(onnxNode('Identity', [taggram], 'taggram'));
    outputs.push({ name: 'taggram', shape: ['n', card.tags.length] });
  }
  return onnxFile(
    graph.nodes,
    [...graph.tensors.values()],
    [{ name: 'mel', shape: ['n', 1, card.patchFrames, card.bands] }],
    outputs,
  );
}

interface Graph {
  readonly nodes: Uint8Array[];
  /** By name: a network may use a parameter twice. */
  readonly tensors: Map<string, readonly Uint8Array[]>;
}

const EPSILON = { float: 1e-3 };
const TIME = 2;
const FREQUENCY = 3;

/** The steps as ONNX nodes, T being a value's name; ONNX keeps channels before time and frequency. */
function graphOps(graph: Graph, weights: Weights): NetworkOps<string> {
  const op = (type: string, inputs: readonly string[], attributes: Attributes = {}): string => {
    const output = `value${graph.nodes.length}`;
    graph.nodes.push(onnxNode(type, inputs, output, attributes));
    return output;
  };
  const constant = (name: string, { shape, data } = weight(weights, name)): string => {
    graph.tensors.set(name, onnxTensor(name, shape, data));
    return name;
  };
  const convolve = (x: string, layer: string, kernel: Weight, { time, frequency }: Padding) => {
    const inputs = [x, constant(`${layer}/kernel`, kernel), constant(`${layer}/bias`)];
    const pads = [time[0], frequency[0], time[1], frequency[1]];
    return op('Relu', [op('Conv', inputs, { kernel_shape: kernel.shape.slice(2), pads })]);
  };
  return {
    normalise: (x, layer) =>
      op('BatchNormalization', [x, ...NORM.map((part) => constant(`${layer}/${part}`))], {
        epsilon: EPSILON,
      }),
    convolve: (x, layer, padding) =>
      convolve(x, layer, channelsFirst(weight(weights, `${layer}/kernel`)), padding),
    convolveTime: (x, layer, time) => {
      const kernel = channelsFirst(featuresAsChannels(weight(weights, `${layer}/kernel`)));
      return convolve(x, layer, kernel, { time, frequency: [0, 0] });
    },
    maxPool: (x, size, stride) => op('MaxPool', [x], { kernel_shape: size, strides: stride }),
    maxOverFrequency: (x) => op('ReduceMax', [x], { axes: [FREQUENCY] }),
    concatChannels: (parts) => op('Concat', parts, { axis: 1 }),
    add: (a, b) => op('Add', [a, b]),
    maxAndMeanOverTime: (x) => {
      const parts = ['ReduceMax', 'ReduceMean'].map((type) => op(type, [x], { axes: [TIME] }));
      return op('Flatten', [op('Concat', parts, { axis: TIME })]);
    },
    flatten: (x) => op('Flatten', [op('Transpose', [x], { perm: [0, 2, 3, 1] })]),
    dense: (x, layer) => op('Gemm', [x, constant(`${layer}/kernel`), constant(`${layer}/bias`)]),
    relu: (x) => op('Relu', [x]),
    sigmoid: (x) => op('Sigmoid', [x]),
  };
}

/** Order of the inputs of BatchNormalization. */
const NORM = ['gamma', 'beta', 'moving_mean', 'moving_variance'];

/** From Keras' time x frequency x in x out to ONNX' out x in x time x frequency. */
function channelsFirst({ shape, data }: Weight): Weight {
  const [times = 1, frequencies = 1, ins = 1, outs = 1] = shape;
  const turned = new Float32Array(data.length);
  let from = 0;
  for (let t = 0; t < times; t++)
    for (let f = 0; f < frequencies; f++)
      for (let i = 0; i < ins; i++)
        for (let o = 0; o < outs; o++)
          turned[((o * ins + i) * times + t) * frequencies + f] = data[from++] ?? 0;
  return { shape: [outs, ins, times, frequencies], data: turned };
}
