import { madeUpView } from '../../browser/fixtures/made-up-view.ts';
import type { Draw, Drawer } from './drawer.ts';

/** What the bench uses of its page. */
interface BenchPage {
  /** Make the points and draw them by one of the four; milliseconds from the points to the first frame. */
  readonly draw: (who: Who, points: number, overview: boolean) => Promise<number>;
  /** Draw frames, each looked at from a little further on. */
  readonly run: (frames: number, overview: boolean) => Promise<void>;
  /** Bytes of the JavaScript heap with the typed arrays that it holds, after garbage was collected. */
  readonly heap: () => Promise<number>;
}
declare global {
  var benchPage: BenchPage;
}

/** Who draws; each page loads the code of one, before the time runs. */
export type Who = 'points' | 'map' | 'regl-scatterplot' | 'plotly';
const CODE: Readonly<Record<Who, () => Promise<Draw>>> = {
  points: async () => (await import('./our-drawers.ts')).pointsAlone,
  map: async () => (await import('./our-drawers.ts')).wholeMap,
  'regl-scatterplot': async () => (await import('./regl-drawer.ts')).reglScatterplot,
  plotly: async () => (await import('./plotly-drawer.ts')).plotly,
};

/** CSS pixels a world unit: the whole map, and where a walk on a million points begins. */
const OVERVIEW = 774;
const FOLLOWING = 11_000;
let drawer: Drawer | null = null;
let step = 0;

const looked = (overview: boolean) => {
  const turn = step++ / 40;
  return overview
    ? { x: 0.5 + 0.002 * Math.cos(turn), y: 0.5, zoom: OVERVIEW }
    : { x: 0.5 + 0.05 * Math.cos(turn), y: 0.5 + 0.05 * Math.sin(turn), zoom: FOLLOWING };
};

globalThis.benchPage = {
  draw: async (who, points, overview) => {
    const begin = await CODE[who]();
    const map = madeUpView(points);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = performance.now();
    drawer = await begin(map, overview);
    return performance.now() - before;
  },
  run: async (frames, overview) => {
    for (let frame = 0; frame < frames; frame++) await drawer?.frame(looked(overview));
  },
  heap: async () => {
    // freed typed arrays are still counted until they are swept beside the page's work
    for (let sweep = 0; sweep < 2; sweep++) {
      void globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    // what frames left behind meanwhile is nobody's either
    void globalThis.gc?.();
    const { memory } = performance as unknown as { memory?: { usedJSHeapSize: number } };
    return memory?.usedJSHeapSize ?? Number.NaN;
  },
};
