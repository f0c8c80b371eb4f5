import type { RenderedTrack } from '../demo/render-demo.ts';
import { writeCorpus } from './corpus-list.ts';
import { FREEGAMES, type PackageSet } from './freegames.ts';
import { installFreegames } from './install-freegames.ts';

/** What was put into a folder. */
interface InstalledCorpus {
  readonly files: number;
  readonly seconds: number;
}

/** Music that Earshot can get by itself. */
export interface Corpus {
  readonly about: string;
  /** Put the music and corpus.json into a folder; `say` takes lines of progress and warnings. */
  install(dir: string, say: (line: string) => void): Promise<InstalledCorpus>;
}

/** Everything that `earshot corpus install` can install, by name. */
export const CORPORA: ReadonlyMap<string, Corpus> = new Map([
  ...Object.entries(FREEGAMES).map(([name, set]) => [name, freegames(name, set)] as const),
  ['demo', { about: 'pieces composed and rendered by Earshot itself', install: installDemo }],
]);

function freegames(name: string, set: PackageSet): Corpus {
  return { about: set.about, install: (dir, say) => installFreegames(name, set, dir, say) };
}

async function installDemo(dir: string, say: (line: string) => void): Promise<InstalledCorpus> {
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
