import type { Sound } from '../screens/use-sound.ts';
import { walkWords } from '../words/walk-words.ts';
import { IconTool } from './icon-tool.tsx';
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
      <IconTool name={walkWords('help')} action="help" act={help}>
        <HelpIcon />
      </IconTool>
      <IconTool name={foldName} action="fold" pressed={folded} act={fold}>
        <EyeIcon closed={folded} />
      </IconTool>
    </div>
  );
}

function SoundTool({ sound }: { readonly sound: Sound }) {
  const silent = sound.muted || sound.level === 0;
  const name = walkWords(silent ? 'soundOn' : 'soundOff');
  return (
    <div class="sound">
      <IconTool name={name} action="mute" pressed={silent} act={sound.toggle}>
        {silent ? <MutedIcon /> : <SoundIcon />}
      </IconTool>
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
