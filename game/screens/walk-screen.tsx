import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DatasetSummary } from '#data/bundle/dataset-summary';
import { captionOf } from '../dataset/caption.ts';
import { EdgeWords } from '../panel/edge-words.tsx';
import { KeptNote } from '../panel/kept-note.tsx';
import { MinimapCard } from '../panel/minimap-card.tsx';
import { NowCard } from '../panel/now-card.tsx';
import { TitleCard } from '../panel/title-card.tsx';
import { ToolBar } from '../panel/tool-bar.tsx';
import { useSettings } from '../settings/use-settings.ts';
import { type Action, firstKey, type KeyMap } from '../steering/key-map.ts';
import { walkWords } from '../words/walk-words.ts';
import { FailureCard } from './failure-card.tsx';
import { LateTools } from './late-tools.tsx';
import type { OpenedWalk, WalkStart } from './open-walk.ts';
import type { Exploration } from './use-exploration.ts';
import { useLazy } from './use-lazy.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useSound } from './use-sound.ts';
import { useWalk } from './use-walk.ts';

interface WalkProps {
  readonly summary: DatasetSummary;
  readonly exploration: Exploration;
  readonly start: WalkStart;
  /** A question lies above the walk. */
  readonly forgetting: boolean;
}

/** Below this width the panel is a sheet that is closed at first. */
const NARROW = '(max-width: 700px)';

/** The map's first frames go before the panel's code. */
const MAP_FIRST_MS = 250;

async function loadPanel(opened: OpenedWalk | null) {
  await opened?.map.drawn;
  await new Promise((resolve) => setTimeout(resolve, MAP_FIRST_MS));
  return await import('../panel/view-panel.tsx');
}

/** What the map is and which keys walk it, as they are set. */
function groundWords(keys: KeyMap): string {
  const name = (action: Action) => spokenKey(firstKey(keys, action));
  const [up, left, down, right] = [name('up'), name('left'), name('down'), name('right')];
  const [closer, further, fit] = [name('closer'), name('further'), name('fit')];
  return walkWords('ground', { up, left, down, right, closer, further, fit });
}

/** A screen reader passes over signs. */
function spokenKey(key: string): string {
  if (key === '+') return walkWords('plus');
  return key === '-' ? walkWords('minus') : key;
}

/** The map with everything around it. */
export function WalkScreen({ summary, exploration, start, forgetting }: WalkProps) {
  const { dataset, choice, shown } = exploration;
  const ground = useRef<HTMLDivElement>(null);
  const nowTools = useRef<HTMLDivElement>(null);
  const walk = useWalk(ground, start, dataset, shown);
  const { opened, heard } = walk;
  const panel = useLazy(opened !== null, async () => await loadPanel(opened));
  const { keys } = useSettings();
  const sound = useSound(opened?.map ?? null);
  const [folded, setFolded] = useState(false);
  const [panelOpen, setPanelOpen] = useState(() => !matchMedia(NARROW).matches);
  const [dialog, setDialog] = useState<'help' | 'kept' | null>(null);
  const help = useLazy(dialog === 'help', async () => await import('../panel/help-card.tsx'));
  const [toolOpen, setToolOpen] = useState(false);
  const fold = () => setFolded((was) => !was);
  const busy = dialog !== null || toolOpen || forgetting;
  useLayoutEffect(() => opened?.map.typing(busy), [opened, busy]);
  useShortcuts(busy, { fold, mute: sound.toggle, help: () => setDialog('help') });
  useEffect(() => {
    document.title = walkWords('pageTitle', { title: summary.title });
  }, [summary.title]);
  useEffect(() => {
    if (start.byKey) ground.current?.focus();
  }, [start]);
  const source = dataset && shown && { tracks: dataset.tracks, ...shown };
  const failure = walk.failure ?? exploration.failure;

  return (
    <main class={folded ? 'walk walk--folded' : 'walk'}>
      <div
        ref={ground}
        class="walk__ground"
        role="application"
        aria-label={groundWords(keys)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map takes the walking keys.
        tabIndex={0}
      />
      {!opened && failure === null && (
        <p class="walk__loading" role="status">
          {walkWords('drawing')}
        </p>
      )}
      {failure !== null && (
        <div class="walk__failure">
          <FailureCard
            reason={failure}
            retry={walk.failure === null ? exploration.retry : walk.retry}
          />
        </div>
      )}
      <div class="walk__top">
        <TitleCard summary={summary}>
          {opened?.recorder && (
            <KeptNote
              recorder={opened.recorder}
              open={dialog === 'kept'}
              setOpen={(open) => setDialog(open ? 'kept' : null)}
            />
          )}
        </TitleCard>
        <ToolBar
          sound={sound}
          help={() => setDialog('help')}
          folded={folded}
          fold={fold}
          panelOpen={panelOpen}
          togglePanel={() => setPanelOpen((was) => !was)}
        />
        <LateTools
          walk={walk}
          exploration={exploration}
          summary={summary}
          start={start}
          ground={ground}
          now={nowTools}
          busy={busy}
          setBusy={setToolOpen}
          closePanel={() => setPanelOpen(false)}
        />
      </div>
      {shown && <EdgeWords choice={shown.choice} />}
      {panel && dataset && choice && panelOpen && (
        <panel.ViewPanel
          manifest={dataset.manifest}
          choice={choice}
          shown={shown}
          wish={exploration.wish}
          choose={exploration.choose}
          close={() => setPanelOpen(false)}
        />
      )}
      {source && (
        <NowCard caption={captionOf(source, heard)} hues={source.dress.hues} tools={nowTools} />
      )}
      {opened && <MinimapCard map={opened.map} />}
      {help && dialog === 'help' && <help.HelpCard close={() => setDialog(null)} />}
    </main>
  );
}
