import createScatterplot from 'regl-scatterplot';
import { HUES } from '#game/style/palette';
import type { MadeUpMap } from '../../browser/fixtures/made-up-view.ts';
import { type Drawer, nextFrame, parent } from './drawer.ts';

/** regl-scatterplot, as its documentation draws categories. */
export async function reglScatterplot({ view, dress }: MadeUpMap): Promise<Drawer> {
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
