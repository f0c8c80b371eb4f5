import { type Settings, setSettings } from '../settings/settings.ts';
import { useSettings } from '../settings/use-settings.ts';
import { settingsWords } from '../words/settings-words.ts';
import { ChoiceButtons } from './choice-buttons.tsx';
import { KeySettings } from './key-settings.tsx';
import { Modal } from './modal.tsx';

interface CardProps {
  readonly close: () => void;
  readonly clearTrail: () => void;
  /** Whether this walk goes to the server: then nobody else is shown. */
  readonly kept: boolean;
}

/** Everything that a visitor may set, remembered in this browser. */
export function SettingsCard({ close, clearTrail, kept }: CardProps) {
  const now = useSettings();
  return (
    <Modal title={settingsWords('title')} close={close}>
      <HearingSettings now={now} />
      <h3 class="group-title">{settingsWords('walkingTitle')}</h3>
      <SettingChoice
        name={settingsWords('finger')}
        options={['stick', 'drag'] as const}
        chosen={now.finger}
        choose={(finger) => setSettings({ finger })}
      />
      <SettingChoice
        name={settingsWords('trail')}
        options={['fades', 'stays', 'none'] as const}
        chosen={now.trail === 'off' ? 'none' : now.trail}
        choose={(trail) => setSettings({ trail: trail === 'none' ? 'off' : trail })}
      />
      <div>
        <button type="button" class="link-button" onClick={clearTrail}>
          {settingsWords('clearTrail')}
        </button>
      </div>
      <Switch
        name={settingsWords('discover')}
        on={now.discover}
        set={(discover) => setSettings({ discover })}
      />
      {kept ? (
        <p>{settingsWords('othersKept')}</p>
      ) : (
        <Switch
          name={settingsWords('others')}
          on={now.others}
          set={(others) => setSettings({ others })}
        />
      )}
      <h3 class="group-title">{settingsWords('seeing')}</h3>
      <Switch
        name={settingsWords('contrast')}
        on={now.contrast}
        set={(contrast) => setSettings({ contrast })}
      />
      <Switch name={settingsWords('calm')} on={now.calm} set={(calm) => setSettings({ calm })} />
      <KeySettings keys={now.keys} />
    </Modal>
  );
}

function HearingSettings({ now }: { readonly now: Settings }) {
  return (
    <>
      <h3 class="group-title">{settingsWords('hearing')}</h3>
      <SettingChoice
        name={settingsWords('walking')}
        options={['mix', 'solo', 'off'] as const}
        chosen={now.walking}
        choose={(walking) => setSettings({ walking })}
      />
      <SettingChoice
        name={settingsWords('pointing')}
        options={['off', 'hover', 'click'] as const}
        chosen={now.pointing}
        choose={(pointing) => setSettings({ pointing })}
      />
      <Switch
        name={settingsWords('matched')}
        on={now.matched}
        set={(matched) => setSettings({ matched })}
      />
      <Switch name={settingsWords('mono')} on={now.mono} set={(mono) => setSettings({ mono })} />
    </>
  );
}

type OptionName =
  | 'mix'
  | 'solo'
  | 'off'
  | 'hover'
  | 'click'
  | 'stick'
  | 'drag'
  | 'fades'
  | 'stays'
  | 'none';

interface ChoiceProps<T extends OptionName> {
  readonly name: string;
  readonly options: readonly T[];
  readonly chosen: T;
  readonly choose: (option: T) => void;
}

function optionName(option: OptionName): string {
  return settingsWords(option);
}

function SettingChoice<T extends OptionName>({ name, ...choice }: ChoiceProps<T>) {
  return (
    <div class="setting">
      <span class="setting__name">{name}</span>
      <ChoiceButtons label={name} nameOf={optionName} {...choice} />
    </div>
  );
}

interface SwitchProps {
  readonly name: string;
  readonly on: boolean;
  readonly set: (on: boolean) => void;
}

function Switch({ name, on, set }: SwitchProps) {
  return (
    <label class="setting setting--switch">
      <input
        type="checkbox"
        checked={on}
        onChange={({ currentTarget }) => set(currentTarget.checked)}
      />
      <span>{name}</span>
    </label>
  );
}
