import Plotly from 'plotly.js-gl2d-dist-min';
import { hueColour } from '#game/map/colour';
import type { MadeUpMap } from '../../browser/fixtures/made-up-view.ts';
import { type Drawer, nextFrame, parent } from './drawer.ts';

/** Plotly's scattergl, as the original drew its maps. */
export async function plotly({ view, dress }: MadeUpMap): Promise<Drawer> {
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
