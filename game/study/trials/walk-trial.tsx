import { useEffect, useRef, useState } from 'preact/hooks';
import { clockText } from '#models/clock-text';
import { buildGrid, type Grid } from '#models/space/grid';
import type { RecordEvent } from '#study/record/event';
import type { GuidedTask } from '#study/trial/guided-walk';
import type { WalkedTask } from '#study/trial/map-rule';
import { pointFrom } from '#study/walk/advice';
import type { Entry } from '#study/wire/entry';
import { clipSource } from '../../dataset/clip-source.ts';
import type { MapHandle } from '../../map/map-handle.ts';
import { reasonOf } from '../../screens/use-loaded.ts';
import { studyWords } from '../../words/study-words.ts';
import type { ClipPlayer } from '../clip-player.ts';
import type { Sitting } from '../sitting.ts';
import { ClipCard } from './clip-card.tsx';
import type { HeardClips } from './heard-clips.ts';
import { loadWalkedMap } from './walk-map.ts';

/** Ticks of a walk's own begin at a multiple of this in the session, so that batches close where replay closes them. */
const ALIGNED = 50;
/** Milliseconds between two looks at a walk, and between two pieces of advice. */
const LOOK_MS = 200;
const ADVICE_MS = 10_000;

type Task = WalkedTask & Partial<GuidedTask>;
interface WalkProps {
  readonly task: Task;
  readonly clips: HeardClips;
  readonly sitting: Sitting;
  readonly player: ClipPlayer;
  readonly answer: (value: unknown) => void;
  /** The walk is over: by its goal, or its time. */
  readonly over: (value: unknown) => void;
}

/** A walk on the map, with what is to be found and who points the way. */
export function WalkTrial(props: WalkProps) {
  const { task, clips } = props;
  const ground = useRef<HTMLDivElement>(null);
  const { left, failure, arrow } = useStudyWalk(props, ground);
  return (
    <div class="walked">
      <div class="walked__ground" ref={ground} />
      <div class="walked__card">
        {task.words && <strong>{studyWords('lookFor', { words: task.words })}</strong>}
        {typeof task.target === 'number' && (
          <ClipCard clips={clips} clip={0} name={studyWords('hearTarget')} />
        )}
        <span>{studyWords('walkHow')}</span>
        <span class="walked__time">{studyWords('walkLeft', { time: clockText(left) })}</span>
        {failure !== null && <p role="alert">{failure}</p>}
      </div>
      {arrow !== null && (
        <div
          class={`walked__arrow walked__arrow--${task.show ?? 'arrow'}`}
          role="img"
          aria-label={studyWords('arrow')}
          style={{ transform: `rotate(${arrow}rad)` }}
        />
      )}
    </div>
  );
}

function useStudyWalk(
  { task, sitting, player, answer, over }: WalkProps,
  ground: { readonly current: HTMLDivElement | null },
) {
  const [left, setLeft] = useState(task.seconds);
  const [failure, setFailure] = useState<string | null>(null);
  const [arrow, setArrow] = useState<number | null>(null);
  useEffect(() => {
    const walk = new StudyWalk(task, sitting, { setLeft, setArrow, answer, over });
    if (ground.current)
      walk.open(ground.current, player).catch((error: unknown) => setFailure(reasonOf(error)));
    return () => walk.close();
  }, []);
  return { left, failure, arrow };
}

interface WalkNews {
  readonly setLeft: (seconds: number) => void;
  readonly setArrow: (angle: number | null) => void;
  readonly answer: (value: unknown) => void;
  readonly over: (value: unknown) => void;
}

/** One walk: its map, its clock, its goal and its guide. */
class StudyWalk {
  readonly #task: Task;
  readonly #sitting: Sitting;
  readonly #news: WalkNews;
  #map: MapHandle | null = null;
  #grid: Grid | null = null;
  #from = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #advised = Number.NEGATIVE_INFINITY;
  #pointing: { readonly x: number; readonly y: number } | null = null;
  #closed = false;

  constructor(task: Task, sitting: Sitting, news: WalkNews) {
    this.#task = task;
    this.#sitting = sitting;
    this.#news = news;
  }

  async open(parent: HTMLElement, player: ClipPlayer): Promise<void> {
    const [{ createMap }, { dataset, view, dress }] = await Promise.all([
      import('../../map/create-map.ts'),
      loadWalkedMap(this.#sitting.plan, this.#task),
    ]);
    if (this.#closed) return;
    this.#grid = buildGrid(view.positions);
    this.#from = Math.ceil((this.#sitting.tick() + 1) / ALIGNED) * ALIGNED;
    this.#map = createMap({
      parent,
      view,
      dress,
      seed: this.#task.seed,
      timing: dataset.manifest.clips,
      hooks: {
        clip: clipSource(dataset),
        heard: () => undefined,
        record: (entry) => this.#record(entry),
      },
    });
    await this.#map.unlock(player.context);
    parent.querySelector<HTMLElement>('[tabindex]')?.focus();
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#map?.destroy();
    this.#map = null;
  }

  /** A walk counts its ticks from 0, a session from its own start. */
  #record(entry: Entry): void {
    if (entry.kind === 'samples') {
      this.#sitting.record({ ...entry, tick: entry.tick + this.#from });
      return;
    }
    const event: RecordEvent = {
      ...entry.event,
      tick: Math.max(entry.event.tick + this.#from, this.#sitting.state.tick),
    };
    if (this.#sitting.state.open) this.#sitting.log(event);
  }

  #look(): void {
    const map = this.#map;
    if (!map) return;
    const { tick, x, y, voices } = map.probe();
    const passed = tick * 0.008;
    const { seconds, least, targets } = this.#task;
    this.#news.setLeft(Math.max(0, Math.ceil(seconds - passed)));
    const [nearest] = voices;
    const found = nearest !== undefined && (targets?.includes(nearest.segment) ?? false);
    if (found || passed >= seconds) {
      this.#end(found);
      return;
    }
    if (!targets && passed >= least) this.#news.answer({});
    this.#advise(x, y, tick);
  }

  #end(reached: boolean): void {
    clearInterval(this.#timer);
    this.#map?.end();
    this.#news.over(this.#task.targets ? { reached } : {});
  }

  #advise(x: number, y: number, tick: number): void {
    if (this.#task.policy === undefined || !this.#grid) return;
    if (performance.now() - this.#advised >= ADVICE_MS) {
      this.#advised = performance.now();
      const pointing = pointFrom(this.#task as GuidedTask, this.#grid, { x, y }, Math.random());
      const place = pointing?.candidates[pointing.chosen];
      if (!pointing || !place) return;
      this.#pointing = place;
      this.#record({
        kind: 'event',
        event: {
          kind: 'advised',
          tick,
          policy: pointing.policy,
          version: pointing.version,
          candidates: pointing.candidates.map(({ segment }) => segment),
          chosen: place.segment,
          propensity: Math.min(1, pointing.propensities[pointing.chosen] ?? 0),
        },
      });
    }
    const to = this.#pointing;
    this.#news.setArrow(to && Math.atan2(to.y - y, to.x - x));
  }
}
