import type { Sound } from '../screens/use-sound.ts';
import { walkWords } from '../words/walk-words.ts';
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
  const foldName = walkWords(folded ? 'showPanels' : 'foldPanels');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a visible legend.
    <div class="tools" role="group" aria-label={walkWords('page')}>
      <SoundTool sound={sound} />
      <button
        type="button"
        class="icon-button tools__map"
        aria-label={walkWords('chooseMap')}
        title={walkWords('chooseMap')}
        aria-expanded={panelOpen}
        onClick={togglePanel}
      >
        <SlidersIcon />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={walkWords('help')}
        title={walkWords('withKey', { name: walkWords('help'), key: '?' })}
        onClick={help}
      >
        <HelpIcon />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={foldName}
        title={walkWords('withKey', { name: foldName, key: 'H' })}
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
  const name = walkWords(silent ? 'soundOn' : 'soundOff');
  return (
    <div class="sound">
      <button
        type="button"
        class="icon-button"
        aria-label={name}
        title={walkWords('withKey', { name, key: 'M' })}
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
        aria-label={walkWords('volume')}
        value={silent ? 0 : Math.round(sound.level * 100)}
        onInput={({ currentTarget }) => sound.setLevel(Number(currentTarget.value) / 100)}
        onPointerUp={({ currentTarget }) => currentTarget.blur()}
      />
    </div>
  );
}
