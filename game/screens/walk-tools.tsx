import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DatasetSummary } from '#data/bundle/dataset-summary';
import type { LoadedView } from '../dataset/load-view.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import { IconTool } from '../panel/icon-tool.tsx';
import { NowTools } from '../panel/now-tools.tsx';
import { SettingsCard } from '../panel/settings-card.tsx';
import { GearIcon } from '../panel/tool-icons.tsx';
import '../style/tools.css';
import '../style/own-file.css';
import '../style/look-tools.css';
import { toolWords } from '../words/tool-words.ts';
import { InSlot } from './in-slot.tsx';
import { LookTools } from './look-tools.tsx';
import type { OpenedWalk } from './open-walk.ts';
import { OwnFileTool } from './own-file-tool.tsx';
import type { Exploration } from './use-exploration.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useTrack } from './use-track.ts';
import type { Walk } from './use-walk.ts';

/** What the tools work on. */
export interface ToolsProps {
  readonly walk: Walk;
  readonly opened: OpenedWalk;
  readonly dataset: OpenDataset;
  readonly shown: LoadedView;
  readonly exploration: Exploration;
  readonly summary: DatasetSummary;
  /** Where the tools for what is heard go in. */
  readonly now: RefObject<HTMLElement | null>;
  /** A dialog is open: keys belong to it. */
  readonly busy: boolean;
  readonly setBusy: (busy: boolean) => void;
  readonly closePanel: () => void;
}

type Tool = 'settings';

/** Everything around a walk that is not needed for its first frame. */
export function WalkTools(props: ToolsProps) {
  const { walk, opened, dataset, shown, exploration, now, busy, setBusy } = props;
  const { map } = opened;
  const [open, setOpen] = useState<Tool | null>(null);
  const track = useTrack(map, shown, walk.heard[0]);
  useEffect(() => setBusy(open !== null), [open]);
  useShortcuts(busy, {
    settings: () => setOpen('settings'),
    track: track.toggle,
    stop: track.stop,
  });
  return (
    <>
      <LookTools
        map={map}
        dataset={dataset}
        shown={shown}
        choice={exploration.choice ?? shown.choice}
        choose={exploration.choose}
        heard={walk.heard}
        busy={busy}
        closePanel={props.closePanel}
      />
      <OwnFileTool opened={opened} dataset={dataset} shown={shown} />
      <IconTool name={toolWords('settings')} action="settings" act={() => setOpen('settings')}>
        <GearIcon />
      </IconTool>
      <InSlot slot={now}>
        <NowTools track={track} />
      </InSlot>
      {open === 'settings' && <SettingsCard close={() => setOpen(null)} />}
    </>
  );
}
