import { madeUpView } from '../../browser/fixtures/made-up-view.ts';
import { type Drawer, plotly, pointsAlone, reglScatterplot, wholeMap } from './drawers.ts';

/** What the bench uses of its page. */
interface BenchPage {
  /** Make the points and draw them by one of the four; milliseconds from the points to the first frame. */
  readonly draw: (who: string, points: number, overview: boolean) => Promise<number>;
  /** Draw frames, each looked at from a little further on. */
  readonly run: (frames: number, overview: boolean) => Promise<void>;
  /** Bytes of the JavaScript heap after garbage was collected. */
  readonly heap: () => number;
}
declare global {
  var benchPage: BenchPage;
}

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
    const map = madeUpView(points);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = performance.now();
    if (who === 'map') drawer = await wholeMap(map, overview);
    if (who === 'points') drawer = await pointsAlone(map);
    if (who === 'regl-scatterplot') drawer = await reglScatterplot(map);
    if (who === 'plotly') drawer = await plotly(map);
    return performance.now() - before;
  },
  run: async (frames, overview) => {
    for (let frame = 0; frame < frames; frame++) await drawer?.frame(looked(overview));
  },
  heap: () => {
    void globalThis.gc?.();
    const { memory } = performance as unknown as { memory?: { usedJSHeapSize: number } };
    return memory?.usedJSHeapSize ?? Number.NaN;
  },
};
