import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { DatasetSummary } from '#data/bundle/dataset-summary';
import { useSelection } from '../compare/use-selection.ts';
import { captionOf } from '../dataset/caption.ts';
import type { LoadedView } from '../dataset/load-view.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import { nameChoice } from '../dataset/view-choice.ts';
import { writeLink } from '../dataset/view-link.ts';
import { withPlace } from '../keepsakes/place-link.ts';
import { withHeart } from '../keepsakes/shelf.ts';
import { IconTool } from '../panel/icon-tool.tsx';
import { KeepsakesPanel } from '../panel/keepsakes-panel.tsx';
import { NearPanel } from '../panel/near-panel.tsx';
import { Notices } from '../panel/notices.tsx';
import { NowTools } from '../panel/now-tools.tsx';
import { PlaylistPanel } from '../panel/playlist-panel.tsx';
import { SettingsCard } from '../panel/settings-card.tsx';
import { GearIcon, HeartIcon, NearIcon, PlaylistIcon } from '../panel/tool-icons.tsx';
import { WelcomeCard } from '../panel/welcome-card.tsx';
import { keepsakeWords } from '../words/keepsake-words.ts';
import '../style/own-file.css';
import '../style/tools.css';
import '../style/look-tools.css';
import '../style/low-window.css';
import { toolWords } from '../words/tool-words.ts';
import { InSlot } from './in-slot.tsx';
import { LookTools } from './look-tools.tsx';
import type { OpenedWalk, WalkStart } from './open-walk.ts';
import { OwnFileTool } from './own-file-tool.tsx';
import type { Exploration } from './use-exploration.ts';
import { useLookOfPage } from './use-look-of-page.ts';
import { useOthers } from './use-others.ts';
import { usePlaceLink } from './use-place-link.ts';
import type { PlaylistSource } from './use-playlist.ts';
import { useRediscovery } from './use-rediscovery.ts';
import { useShelf } from './use-shelf.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useTraces } from './use-traces.ts';
import { useTrack } from './use-track.ts';
import type { Walk } from './use-walk.ts';
import { useWalked } from './use-walked.ts';

/** What the tools work on. */
export interface ToolsProps {
  readonly walk: Walk;
  readonly opened: OpenedWalk;
  readonly dataset: OpenDataset;
  readonly shown: LoadedView;
  readonly exploration: Exploration;
  readonly summary: DatasetSummary;
  readonly start: WalkStart;
  /** The map's element. */
  readonly ground: RefObject<HTMLElement | null>;
  /** Where the tools for what is heard go in. */
  readonly now: RefObject<HTMLElement | null>;
  /** A dialog is open: keys belong to it. */
  readonly busy: boolean;
  readonly setBusy: (busy: boolean) => void;
  readonly closePanel: () => void;
}

type Tool = 'settings' | 'near' | 'keepsakes' | 'playlist' | 'own';

/** Everything around a walk that is not needed for its first frame. */
export function WalkTools(props: ToolsProps) {
  const { walk, opened, dataset, shown, exploration, summary, now, busy, setBusy } = props;
  const { start, ground } = props;
  const { map } = opened;
  const heard = walk.heard[0];
  const [open, setOpen] = useState<Tool | null>(map.plain ? 'near' : null);
  const [said, setSaid] = useState('');
  const selection = useSelection(shown);
  const [source, setSource] = useState<PlaylistSource>('trail');
  const track = useTrack(map, shown, heard);
  const [shelf, change] = useShelf(summary.id);
  const walked = useWalked(shown, track.playing ? undefined : heard);
  const rediscovery = useRediscovery(map, shown, summary.id, heard);
  usePlaceLink(map, exploration);
  useTraces(map, shown, ground.current);
  useLookOfPage();
  const kept = opened.recorder !== null;
  const others = useOthers(map, dataset, shown, kept);
  const caption = captionOf({ tracks: dataset.tracks, ...shown }, walk.heard);
  const liked = caption && shelf.favourites.some((favourite) => favourite.track === caption.track);
  const heart = () => {
    if (!caption) return;
    const { segment, track: number, title, artist } = caption;
    change((before) => withHeart(before, { segment, track: number, title, artist }));
    setSaid(keepsakeWords(liked ? 'unhearted' : 'hearted', { title }));
  };
  const turn = (tool: Tool) => () => setOpen((was) => (was === tool ? null : tool));
  const close = () => setOpen(null);
  useLayoutEffect(() => setBusy(open === 'settings'), [open]);
  useShortcuts(busy, {
    settings: turn('settings'),
    near: turn('near'),
    keepsakes: turn('keepsakes'),
    playlist: turn('playlist'),
    heart,
    track: track.toggle,
    stop: track.stop,
  });
  const common = { map, shown, tracks: dataset.tracks, close };
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
        sheetOpen={open !== null}
        closeSheet={close}
        selection={selection}
        listSelection={() => {
          setSource('selection');
          setOpen('playlist');
        }}
      />
      <OwnFileTool
        opened={opened}
        dataset={dataset}
        shown={shown}
        open={open === 'own'}
        setOpen={(wanted) => setOpen(wanted ? 'own' : null)}
      />
      {TOOLS.map(({ tool, icon }) => (
        <IconTool
          key={tool}
          name={toolWords(tool)}
          action={tool}
          act={turn(tool)}
          expanded={open === tool}
        >
          {icon}
        </IconTool>
      ))}
      <p class="unseen" role="status">
        {said}
      </p>
      <InSlot slot={now}>
        <NowTools track={track} liked={liked} heart={heart} />
      </InSlot>
      <p class="unseen" role="status">
        {others > 0 && toolWords('others', { count: others })}
      </p>
      <div class="foot">
        <Notices map={map} sound={start.sound} sounds={dataset.manifest.clips !== null} />
        <WelcomeCard map={map} shown={shown} />
      </div>
      {open === 'settings' && (
        <SettingsCard close={close} clearTrail={map.clearTrail} kept={kept} />
      )}
      {open === 'near' && <NearPanel {...common} rediscovery={rediscovery} />}
      {open === 'playlist' && (
        <PlaylistPanel
          {...common}
          title={summary.title}
          source={source}
          choose={setSource}
          walked={walked}
          selected={selection.segments ?? []}
          favourites={shelf.favourites.map(({ segment }) => segment)}
        />
      )}
      {open === 'keepsakes' && (
        <KeepsakesPanel
          map={map}
          dataset={summary.title}
          shelf={shelf}
          change={change}
          caption={caption}
          here={() => hereLink(props)}
          positions={shown.view.positions}
          close={close}
        />
      )}
    </>
  );
}

const TOOLS = [
  { tool: 'near', icon: <NearIcon /> },
  { tool: 'keepsakes', icon: <HeartIcon full={false} /> },
  { tool: 'playlist', icon: <PlaylistIcon /> },
  { tool: 'settings', icon: <GearIcon /> },
] as const;

/** The part of an address after # that reopens this view at this place. */
function hereLink({ summary, shown, opened }: ToolsProps): string {
  const view = writeLink({ dataset: summary.id, ...nameChoice(shown.choice) });
  return withPlace(view, opened.map.probe());
}
