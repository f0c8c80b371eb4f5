import { useId } from 'preact/hooks';
import type { Manifest } from '#data/bundle/manifest';
import type { LoadedView } from '../dataset/load-view.ts';
import {
  offeredArchitectures,
  offeredLayers,
  offeredTrainings,
  partsOf,
  type SpaceParts,
  spaceWith,
} from '../dataset/offered-spaces.ts';
import {
  type NamedChoice,
  type ProjectionId,
  type ViewChoice,
  withAxis,
} from '../dataset/view-choice.ts';
import { commonWords } from '../words/common-words.ts';
import { viewWords } from '../words/view-words.ts';
import '../style/panel.css';
import { AxisField } from './axis-field.tsx';
import { ChoiceButtons } from './choice-buttons.tsx';
import { ColourLegend } from './colour-legend.tsx';
import { CloseIcon } from './icons.tsx';
import { ModelAbout } from './model-about.tsx';
import { architectureName, trainingName } from './model-words.ts';
import { ShowOptions } from './show-options.tsx';

interface PanelProps {
  readonly manifest: Manifest;
  readonly choice: ViewChoice;
  /** null until the map is here. */
  readonly shown: LoadedView | null;
  readonly wish: (wanted: NamedChoice) => void;
  readonly choose: (choice: ViewChoice) => void;
  readonly close: () => void;
}

/** Whose ears, which map, which axes. Only what exists is offered. */
export function ViewPanel({ manifest, choice, shown, wish, choose, close }: PanelProps) {
  const axis = (side: 0 | 1) => (at: number) => choose(withAxis(choice, side, at));
  return (
    <aside class="panel" aria-label={viewWords('panel')}>
      <button
        type="button"
        class="icon-button panel__close"
        aria-label={commonWords('close')}
        onClick={close}
      >
        <CloseIcon />
      </button>
      <SpaceChoices manifest={manifest} choice={choice} wish={wish} />
      <h2 class="group-title">{viewWords('map')}</h2>
      <ChoiceButtons
        label={viewWords('map')}
        options={choice.space.projections.map(({ id }) => id)}
        chosen={choice.projection.id}
        nameOf={(id) => projectionName(id, choice)}
        choose={(projection) => wish({ space: choice.space.id, projection })}
      />
      <AxisField
        side={viewWords('across')}
        ends={['left', 'right']}
        axes={choice.projection.axes}
        at={choice.axes[0]}
        choose={axis(0)}
      />
      <AxisField
        side={viewWords('up')}
        ends={['down', 'up']}
        axes={choice.projection.axes}
        at={choice.axes[1]}
        choose={axis(1)}
      />
      <ShowOptions
        look={choice.look}
        tracks={manifest.tracks}
        shown={shown}
        change={(part) => choose({ ...choice, look: { ...choice.look, ...part } })}
      />
      <ColourLegend legend={shown?.legend ?? []} shapes={choice.look.shapes} />
    </aside>
  );
}

function SpaceChoices({
  manifest,
  choice,
  wish,
}: Pick<PanelProps, 'manifest' | 'choice' | 'wish'>) {
  const parts = partsOf(choice.space);
  const change = (wanted: Partial<SpaceParts>) => {
    const space = spaceWith(manifest, parts, wanted);
    if (space) wish({ space: space.id });
  };
  return (
    <>
      <h2 class="group-title">{viewWords('hears')}</h2>
      <ChoiceButtons
        label={viewWords('model')}
        options={offeredArchitectures(manifest)}
        chosen={parts.architecture}
        nameOf={architectureName}
        choose={(architecture) => change({ architecture })}
      />
      <ChoiceButtons
        label={viewWords('layer')}
        options={offeredLayers(manifest, choice.space.model)}
        chosen={parts.layer}
        nameOf={(layer) => layerName(layer, manifest, choice)}
        choose={(layer) =>
          change({ architecture: parts.architecture, training: parts.training, layer })
        }
      />
      <TrainingChoice
        options={offeredTrainings(manifest, parts.architecture)}
        chosen={parts.training}
        choose={(training) => change({ architecture: parts.architecture, training })}
      />
      <ModelAbout parts={parts} />
    </>
  );
}

interface TrainingProps {
  readonly options: readonly string[];
  readonly chosen: string;
  readonly choose: (training: string) => void;
}

function TrainingChoice({ options, chosen, choose }: TrainingProps) {
  const id = useId();
  if (options.every((option) => option === '')) return null;
  return (
    <div class="field">
      <label class="field__name" for={id}>
        {viewWords('trainedOn')}
      </label>
      <select
        id={id}
        class="field__value"
        value={chosen}
        onChange={({ currentTarget }) => {
          choose(currentTarget.value);
          currentTarget.blur();
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {trainingName(option)}
          </option>
        ))}
      </select>
    </div>
  );
}

function layerName(layer: SpaceParts['layer'], { models }: Manifest, { space }: ViewChoice) {
  if (layer === 'embedding') return viewWords('embedding');
  if (layer === 'descriptor') return viewWords('descriptors', { number: space.dimensions.length });
  const tags = models.find(({ id }) => id === space.model)?.tags.length;
  return tags === undefined ? viewWords('anyTags') : viewWords('tags', { number: tags });
}

const DIMENSION_PAIRS = {
  taggram: 'twoTags',
  embedding: 'twoDimensions',
  descriptor: 'twoDescriptors',
} as const satisfies Record<SpaceParts['layer'], string>;

/** A projection as people write it; of a space as it is, what its axes are. */
export function projectionName(id: ProjectionId, { space }: ViewChoice): string {
  return viewWords(id === 'original' ? DIMENSION_PAIRS[space.layer] : MAP_NAMES[id]);
}

const MAP_NAMES = {
  pca: 'pca',
  'std-pca': 'stdPca',
  tsne: 'tsne',
  umap: 'umap',
} as const satisfies Record<Exclude<ProjectionId, 'original'>, string>;
