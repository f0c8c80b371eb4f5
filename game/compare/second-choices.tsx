import { useId } from 'preact/hooks';
import type { Manifest } from '#data/bundle/manifest';
import { withAxis } from '../dataset/view-choice.ts';
import { spaceName } from '../panel/model-words.ts';
import { projectionName } from '../panel/view-panel.tsx';
import { compareWords } from '../words/compare-words.ts';
import type { SecondView } from './use-second-view.ts';

interface ChoicesProps {
  readonly manifest: Manifest;
  readonly second: SecondView;
}

/** Model and layer, map and axes of the second map in few words. */
export function SecondChoices({ manifest, second: { choice, wish, choose } }: ChoicesProps) {
  if (!choice) return null;
  const { space, projection, axes } = choice;
  const axis = (side: 0 | 1) => (at: string) => choose(withAxis(choice, side, Number(at)));
  const axisOptions = projection.axes.map(({ label }, at) => [String(at), label] as const);
  return (
    <div class="compare__choices">
      <Choice
        name={compareWords('space')}
        options={manifest.spaces.map((one) => [one.id, spaceName(one)] as const)}
        chosen={space.id}
        choose={(id) => wish({ space: id })}
      />
      <Choice
        name={compareWords('projection')}
        options={space.projections.map(({ id }) => [id, projectionName(id, choice)] as const)}
        chosen={projection.id}
        choose={(id) => wish({ space: space.id, projection: id })}
      />
      <Choice
        name={compareWords('across')}
        options={axisOptions}
        chosen={String(axes[0])}
        choose={axis(0)}
      />
      <Choice
        name={compareWords('up')}
        options={axisOptions}
        chosen={String(axes[1])}
        choose={axis(1)}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly options: readonly (readonly [string, string])[];
  readonly chosen: string;
  readonly choose: (option: string) => void;
}

function Choice({ name, options, chosen, choose }: ChoiceProps) {
  const id = useId();
  return (
    <div class="field compare__choice">
      <label class="unseen" for={id}>
        {name}
      </label>
      <select
        id={id}
        class="field__value"
        value={chosen}
        title={name}
        onChange={({ currentTarget }) => {
          choose(currentTarget.value);
          currentTarget.blur();
        }}
      >
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
