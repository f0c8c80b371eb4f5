import type { RenderedTrack } from '../demo/render-demo.ts';
import { writeCorpus } from './corpus-list.ts';

/** Compose and render the pieces of the demo into a folder, with its list. */
export async function installDemo(
  dir: string,
  say: (line: string) => void,
): Promise<{ files: number; seconds: number }> {
  const { installDemo: render } = await import('../demo/render-demo.ts');
  const { ATTRIBUTION, LICENCE } = await import('../../compose/pieces.ts');
  const tracks = await render(dir, ({ file }: RenderedTrack) => say(file));
  const terms = { package: 'earshot', licence: LICENCE, attribution: ATTRIBUTION };
  await writeCorpus(
    dir,
    'demo',
    tracks.map(({ file }) => ({ path: file, ...terms })),
  );
  return { files: tracks.length, seconds: tracks.reduce((sum, { seconds }) => sum + seconds, 0) };
}
