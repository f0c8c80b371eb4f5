import { createMap } from '#game/map/create-map';
import type { MapHandle } from '#game/map/map-handle';
import { pointsLayer } from '#game/map/points-layer';
import { visibleRuns } from '#game/map/visible-runs';
import { buildGrid } from '#models/space/grid';
import type { MadeUpMap } from '../../browser/fixtures/made-up-view.ts';
import { type Drawer, type Looked, nextFrame, parent } from './drawer.ts';

const now = () => performance.now();

/** The map as the page shows it: terrain, points or haze, avatar, minimap; it walks by itself. */
export async function wholeMap(map: MadeUpMap, overview: boolean): Promise<Drawer> {
  const handle: MapHandle = createMap({
    parent: parent(),
    ...map,
    seed: 7,
    timing: null,
    hooks: {
      record: () => undefined,
      heard: () => undefined,
      clip: () => Promise.reject(new Error('A bench has no clips.')),
    },
  });
  handle.minimap(document.querySelector('canvas#minimap'));
  await handle.drawn;
  let frames = 0;
  const target = () => {
    const { x, y } = handle.probe();
    const turn = now() / 4000;
    handle.walkTo({ x: x + 0.05 * Math.cos(turn), y: y + 0.05 * Math.sin(turn) });
    if (overview) handle.fit();
  };
  return {
    frame: async () => {
      if (frames++ % 10 === 0) target();
      const before = handle.probe().frames;
      while (handle.probe().frames === before) await nextFrame();
    },
  };
}

/** The points alone. */
export async function pointsAlone({ view, dress }: MadeUpMap): Promise<Drawer> {
  const canvas = document.createElement('canvas');
  const { clientWidth: width, clientHeight: height } = parent();
  canvas.width = width;
  canvas.height = height;
  parent().append(canvas);
  const gl = canvas.getContext('webgl', { antialias: false, alpha: false });
  if (!gl) throw new Error('This browser gives no WebGL.');
  const grid = buildGrid(view.positions);
  const layer = pointsLayer({ grid, dress, from: null })(gl);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  const frame = async ({ x, y, zoom }: Looked) => {
    await nextFrame();
    gl.clear(gl.COLOR_BUFFER_BIT);
    const [across, up] = [width / zoom / 2, height / zoom / 2];
    const bounds = { left: x - across, right: x + across, top: y - up, bottom: y + up };
    const avatar = { x, y, radius: 0.006 };
    const runs = visibleRuns(grid, bounds);
    layer.draw({ x, y, zoom, width, height, ratio: 1, runs, avatar, way: 1, share: 1 });
  };
  await frame({ x: 0.5, y: 0.5, zoom: 700 });
  return { frame };
}
