import type { Manifest } from '#data/bundle/manifest';
import type { Space } from './view-choice.ts';

/** A space by what a listener chooses: whose ears, trained on what, which layer. */
export interface SpaceParts {
  /** `musicnn`, `vgg`: the model's id up to its first hyphen. */
  readonly architecture: string;
  /** `msd`, `mtt`: the rest of the model's id. */
  readonly training: string;
  readonly layer: Space['layer'];
}

/** Take a space apart. */
export function partsOf({ model, layer }: Pick<Space, 'model' | 'layer'>): SpaceParts {
  const [architecture = '', ...training] = model.split('-');
  return { architecture, training: training.join('-'), layer };
}

/** All architectures of the dataset. */
export function offeredArchitectures({ spaces }: Manifest): readonly string[] {
  return distinct(spaces.map((space) => partsOf(space).architecture));
}

/** The training sets that exist for an architecture (F5). */
export function offeredTrainings({ spaces }: Manifest, architecture: string): readonly string[] {
  const parts = spaces.map(partsOf).filter((part) => part.architecture === architecture);
  return distinct(parts.map((part) => part.training));
}

/** The layers that exist for a model. */
export function offeredLayers({ spaces }: Manifest, model: string): readonly Space['layer'][] {
  return distinct(spaces.filter((space) => space.model === model).map((space) => space.layer));
}

/** The space that has the wanted part and keeps as much of the rest as exists; undefined: no such part. */
export function spaceWith(
  { spaces }: Manifest,
  present: SpaceParts,
  wanted: Partial<SpaceParts>,
): Space | undefined {
  const target = { ...present, ...wanted };
  const fits = (space: Space) =>
    Object.entries(wanted).every(
      ([part, value]) => partsOf(space)[part as keyof SpaceParts] === value,
    );
  const kept = (space: Space) => {
    const parts = partsOf(space);
    return 2 * Number(parts.layer === target.layer) + Number(parts.training === target.training);
  };
  return spaces.filter(fits).sort((a, b) => kept(b) - kept(a))[0];
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
