import { hueColour } from '#game/map/colour';
import { createMap } from '#game/map/create-map';
import type { MapHandle } from '#game/map/map-handle';
import { pointsLayer } from '#game/map/points-layer';
import { visibleRuns } from '#game/map/visible-runs';
import { HUES } from '#game/style/palette';
import { buildGrid } from '#models/space/grid';
import type { MadeUpMap } from '../../browser/fixtures/made-up-view.ts';

/** Part of the world that the window shows: its middle, and CSS pixels a world unit. */
interface Looked {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Draws the same points; one frame after the other, each looked at from elsewhere. */
export interface Drawer {
  readonly frame: (looked: Looked) => Promise<void> | void;
}

const now = () => performance.now();
const parent = () => document.querySelector<HTMLElement>('#map') ?? document.body;
const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

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

/** regl-scatterplot, as its documentation draws categories. */
export async function reglScatterplot({ view, dress }: MadeUpMap): Promise<Drawer> {
  const { default: createScatterplot } = await import('regl-scatterplot');
  const canvas = document.createElement('canvas');
  canvas.style.cssText = 'width: 100%; height: 100%';
  parent().append(canvas);
  const { clientWidth: width, clientHeight: height } = parent();
  const scatterplot = createScatterplot({
    canvas,
    width,
    height,
    pointSize: 2,
    colorBy: 'valueA',
    pointColor: [...HUES],
    backgroundColor: '#0b0d12',
  });
  const points = Array.from(dress.hues, (hue, i) => [
    2 * (view.positions[2 * i] ?? 0) - 1,
    1 - 2 * (view.positions[2 * i + 1] ?? 0),
    hue,
  ]);
  await scatterplot.draw(points);
  return {
    frame: async ({ x, y, zoom }) => {
      await nextFrame();
      const reach = Math.min(width, height) / zoom;
      // it tells of a move before it draws it
      const drawn = new Promise<void>((resolve) =>
        scatterplot.subscribe('draw', () => resolve(), 1),
      );
      await scatterplot.zoomToArea(
        {
          x: 2 * (x - reach / 2) - 1,
          y: 1 - 2 * (y + reach / 2),
          width: 2 * reach,
          height: 2 * reach,
        },
        { transition: false },
      );
      await drawn;
    },
  };
}

/** Plotly's scattergl, as the original drew its maps. */
export async function plotly({ view, dress }: MadeUpMap): Promise<Drawer> {
  const { default: Plotly } = await import('plotly.js-gl2d-dist-min');
  const count = dress.hues.length;
  const x = Float32Array.from({ length: count }, (_, i) => view.positions[2 * i] ?? 0);
  const y = Float32Array.from({ length: count }, (_, i) => 1 - (view.positions[2 * i + 1] ?? 0));
  const color = Array.from(dress.hues, (hue) => {
    const [red, green, blue] = hueColour(hue).map((channel) => Math.round(255 * channel));
    return `rgb(${red}, ${green}, ${blue})`;
  });
  const element = parent();
  const { clientWidth: width, clientHeight: height } = element;
  const trace = { type: 'scattergl', mode: 'markers', x, y, marker: { size: 3, color } };
  const plain = { margin: { l: 0, r: 0, t: 0, b: 0 }, width, height, showlegend: false };
  await Plotly.newPlot(element, [trace], plain, { staticPlot: false, displayModeBar: false });
  return {
    frame: async (looked) => {
      const [across, up] = [width / looked.zoom / 2, height / looked.zoom / 2];
      await Plotly.relayout(element, {
        'xaxis.range': [looked.x - across, looked.x + across],
        'yaxis.range': [1 - looked.y - up, 1 - looked.y + up],
      });
      await nextFrame();
    },
  };
}
