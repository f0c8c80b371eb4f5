import type { Sound } from '../screens/use-sound.ts';
import { EyeIcon, HelpIcon, MutedIcon, SlidersIcon, SoundIcon } from './icons.tsx';

interface ToolProps {
  readonly sound: Sound;
  readonly help: () => void;
  readonly folded: boolean;
  readonly fold: () => void;
  readonly panelOpen: boolean;
  readonly togglePanel: () => void;
}

/** Small buttons for what is needed now and then. */
export function ToolBar({ sound, help, folded, fold, panelOpen, togglePanel }: ToolProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a visible legend.
    <div class="tools" role="group" aria-label="Page">
      <SoundTool sound={sound} />
      <button
        type="button"
        class="icon-button tools__map"
        aria-label="Choose the map"
        title="Choose the map"
        aria-expanded={panelOpen}
        onClick={togglePanel}
      >
        <SlidersIcon />
      </button>
      <button type="button" class="icon-button" aria-label="Help" title="Help (?)" onClick={help}>
        <HelpIcon />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={folded ? 'Show the panels' : 'Fold the panels away'}
        title={folded ? 'Show the panels (H)' : 'Fold the panels away (H)'}
        aria-pressed={folded}
        onClick={fold}
      >
        <EyeIcon closed={folded} />
      </button>
    </div>
  );
}

function SoundTool({ sound }: { readonly sound: Sound }) {
  const silent = sound.muted || sound.level === 0;
  return (
    <div class="sound">
      <button
        type="button"
        class="icon-button"
        aria-label={silent ? 'Sound on' : 'Sound off'}
        title={silent ? 'Sound on (M)' : 'Sound off (M)'}
        aria-pressed={silent}
        onClick={sound.toggle}
      >
        {silent ? <MutedIcon /> : <SoundIcon />}
      </button>
      <input
        class="sound__level"
        type="range"
        min="0"
        max="100"
        step="5"
        aria-label="Volume"
        value={silent ? 0 : Math.round(sound.level * 100)}
        onInput={({ currentTarget }) => sound.setLevel(Number(currentTarget.value) / 100)}
        onPointerUp={({ currentTarget }) => currentTarget.blur()}
      />
    </div>
  );
}
