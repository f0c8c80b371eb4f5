import { type Dataset, File, Group } from 'jsfive';
import { Refusal } from '../refusal.ts';

/** Trained numbers of one parameter, row-major. */
export interface Weight {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** `LAYER/PARAMETER` -> its numbers, for example `conv2d/kernel`. */
export type Weights = ReadonlyMap<string, Weight>;

/** Read a Keras checkpoint (HDF5); `file` names it in the Refusal that damaged bytes get. */
export function readWeights(bytes: ArrayBuffer, file: string): Weights {
  const weights = new Map<string, Weight>();
  try {
    const root = new File(bytes, file).get('model_weights');
    if (root instanceof Group)
      for (const layer of root.keys) collect(root.get(layer), layer, weights);
  } catch (cause) {
    throw new Refusal(`Got ${file} when expected a Keras HDF5 checkpoint; install it again.`, {
      cause,
    });
  }
  return weights;
}

/** One parameter; a Refusal where the checkpoint lacks it, which is then another network's. */
export function weight(weights: Weights, name: string): Weight {
  const found = weights.get(name);
  if (found) return found;
  throw new Refusal(
    `Got weights without "${name}" when expected this network's; install it again.`,
  );
}

/**
 * A kernel over time x features x 1 x out as one over time x 1 x features x out: the same numbers for
 * a signal whose features are channels.
 */
export function featuresAsChannels({ shape, data }: Weight): Weight {
  const [times = 1, features = 1, , outs = 1] = shape;
  return { shape: [times, 1, features, outs], data };
}

function collect(from: Group | Dataset, layer: string, into: Map<string, Weight>): void {
  if (!(from instanceof Group)) return;
  for (const key of from.keys) {
    const item = from.get(key);
    if (item instanceof Group) collect(item, layer, into);
    else into.set(`${layer}/${parameterName(key)}`, toWeight(item));
  }
}

function toWeight({ shape, value }: Dataset): Weight {
  return { shape: [...shape], data: Float32Array.from(value) };
}

/** TensorFlow numbers what it restores: `kernel:0`, `kernel_1:0`. */
function parameterName(key: string): string {
  return key.replace(/(_1)?:0$/, '');
}
