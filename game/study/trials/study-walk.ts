import type { Pointing } from '#study/walk/advice';
import { Course, type CourseTask } from '#study/walk/course';
import type { Walk } from '#study/walk/walk';
import type { Entry } from '#study/wire/entry';
import { clipSource } from '../../dataset/clip-source.ts';
import type { MapHandle } from '../../map/map-handle.ts';
import { arrowPainter } from '../../map/paint-arrow.ts';
import { beaconPainter } from '../../map/paint-beacon.ts';
import { createRegionNames, type Region } from '../../map/region-names.ts';
import { type Compass, compassOf } from '../../near/compass.ts';
import type { ClipPlayer } from '../clip-player.ts';
import type { Sitting } from '../sitting.ts';
import { loadWalkedMap, type WalkedMap } from './walk-map.ts';

/** Milliseconds between two looks at a walk. */
const LOOK_MS = 200;

/** What a walk tells its screen. */
export interface WalkNews {
  readonly opened: (map: WalkedMap) => void;
  /** Whole seconds that are left; null: there is no limit. */
  readonly left: (seconds: number | null) => void;
  /** Where the sign points; null: nowhere. */
  readonly sign: (way: Compass | null) => void;
  /** One may go on with this answer. */
  readonly answer: (value: unknown) => void;
  /** The walk is over: by its goal, or its time. */
  readonly over: (value: unknown) => void;
}

/** One walk of a study on the page: its map, and its course over the session's ticks. */
export class StudyWalk {
  readonly #task: CourseTask;
  readonly #sitting: Sitting;
  readonly #news: WalkNews;
  #map: MapHandle | null = null;
  #course: Course | null = null;
  #shown: Pointing | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #closed = false;

  constructor(task: CourseTask, sitting: Sitting, news: WalkNews) {
    this.#task = task;
    this.#sitting = sitting;
    this.#news = news;
  }

  async open(parent: HTMLElement, player: ClipPlayer): Promise<void> {
    const [{ createMap }, walked] = await Promise.all([
      import('../../map/create-map.ts'),
      loadWalkedMap(this.#sitting.plan, this.#task),
    ]);
    if (this.#closed) return;
    const { dataset, view, dress, regions } = walked;
    const map = createMap({
      parent,
      view,
      dress,
      seed: this.#task.seed,
      at: this.#sitting.restedAt,
      tick: this.#sitting.tick(),
      timing: dataset.manifest.clips,
      hooks: {
        clip: clipSource(dataset),
        heard: () => undefined,
        record: (entry) => this.#record(entry),
        begun: (walk) => this.#begin(walk),
      },
    });
    this.#map = map;
    this.#sitting.follow({
      tick: () => map.probe().tick,
      place: () => map.probe(),
      end: () => map.end(),
    });
    if (regions.length > 0) nameRegions(map, regions);
    this.#news.opened(walked);
    await map.unlock(player.context);
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#map?.destroy();
    this.#map = null;
    this.#sitting.follow(null);
  }

  #begin(walk: Walk): () => void {
    const course = new Course(this.#task, walk, this.#sitting.state.walkedTicks);
    this.#course = course;
    return () => course.pass();
  }

  #record(entry: Entry): void {
    if (!this.#sitting.state.open) return;
    if (entry.kind === 'samples') this.#sitting.record(entry);
    else this.#sitting.log(entry.event);
  }

  #look(): void {
    const course = this.#course;
    if (!course) return;
    const { least, targets } = this.#task;
    this.#news.left(course.left && Math.ceil(course.left));
    if (course.over) {
      this.#end(course.reached);
      return;
    }
    if (!targets && course.passed >= least) this.#news.answer({});
    this.#point(course.pointing);
  }

  #end(reached: boolean): void {
    clearInterval(this.#timer);
    this.#map?.end();
    this.#news.over(this.#task.targets ? { reached } : {});
  }

  /** The map shows where the guide points, and the card says it for whoever can't see it. */
  #point(pointing: Pointing | null): void {
    const map = this.#map;
    if (!map || !pointing) return;
    const { x, y } = map.probe();
    const { place } = pointing;
    this.#news.sign(compassOf(place.x - x, place.y - y));
    if (pointing === this.#shown) return;
    this.#shown = pointing;
    const paint = this.#task.show === 'beacon' ? beaconPainter : arrowPainter;
    map.paint(
      'guide',
      paint(place, () => map.probe()),
    );
  }
}

/** They stay as long as the map. */
function nameRegions(map: MapHandle, regions: readonly Region[]): void {
  const names = createRegionNames(map.parent);
  names.show(regions);
  map.paint('names', (_, { camera, extent, way }) => names.place(camera, extent, way === 1));
}
