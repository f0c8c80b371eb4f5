import type { LoadedView } from '../dataset/load-view.ts';
import { type Look, MODES, modeChange } from '../dataset/look.ts';
import { lookWords } from '../words/look-words.ts';
import { EveryField, TracksField } from './amount-fields.tsx';
import { ChoiceButtons } from './choice-buttons.tsx';

interface ShowProps {
  readonly look: Look;
  /** How many tracks the dataset has. */
  readonly tracks: number;
  readonly shown: LoadedView | null;
  readonly change: (part: Partial<Look>) => void;
}

/** How the map is drawn and how much of the music is on it. */
export function ShowOptions({ look, tracks, shown, change }: ShowProps) {
  const { mode, log, shapes, names, fog } = look;
  const foggy = shown?.choice.projection.trust !== undefined;
  return (
    <>
      <h2 class="group-title">{lookWords('show')}</h2>
      <ChoiceButtons
        label={lookWords('mode')}
        options={MODES}
        chosen={mode}
        nameOf={(one) => lookWords(one)}
        choose={(next) => change(modeChange(look, next, tracks))}
      />
      <TracksField tracks={look.tracks} all={tracks} change={change} />
      <EveryField every={look.every} change={change} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a visible legend. */}
      <div class="choices choices--small" role="group" aria-label={lookWords('show')}>
        <Toggle name="names" on={names} set={(on) => change({ names: on })} />
        <Toggle name="shapes" on={shapes} set={(on) => change({ shapes: on })} />
        {foggy && <Toggle name="fog" on={fog} set={(on) => change({ fog: on })} />}
        <Toggle name="log" on={log} set={(on) => change({ log: on })} />
      </div>
      <Left shown={shown} />
    </>
  );
}

interface ToggleProps {
  readonly name: 'names' | 'shapes' | 'fog' | 'log';
  readonly on: boolean;
  readonly set: (on: boolean) => void;
}

const HINTS = {
  names: 'namesHint',
  shapes: 'shapesHint',
  fog: 'fogHint',
  log: 'logHint',
} as const;

function Toggle({ name, on, set }: ToggleProps) {
  return (
    <button
      type="button"
      class="choice"
      aria-pressed={on}
      title={lookWords(HINTS[name])}
      onClick={() => set(!on)}
    >
      {lookWords(name)}
    </button>
  );
}

/** What is not on the map, and why. */
function Left({ shown }: { readonly shown: LoadedView | null }) {
  if (!shown) return null;
  const empty = shown.view.positions.every(Number.isNaN);
  return (
    <p class="panel__hint" role="status">
      {shown.dropped > 0 && lookWords('dropped', { count: shown.dropped })}{' '}
      {empty && shown.view.positions.length > 0 && lookWords('nothing')}
    </p>
  );
}
