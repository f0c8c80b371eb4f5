import { Option } from 'commander';
import { wholeNumber } from '#models/node/command';
import { FREEGAMES, type PackageSet } from './freegames.ts';
import { installDemo } from './install-demo.ts';
import { type FolderOptions, installFolder } from './install-folder.ts';
import { installFreegames } from './install-freegames.ts';
import { installJamendo, type JamendoOptions } from './jamendo/install-jamendo.ts';
import { PARTS } from './jamendo/track-rows.ts';

/** What was put into a folder, or listed there. */
interface InstalledCorpus {
  readonly files: number;
  /** Left out where finding out takes as long as hearing. */
  readonly seconds?: number;
}

/** Music that Earshot can get or list by itself. */
export interface Corpus {
  readonly about: string;
  /** What it takes beside --out. */
  readonly options: readonly Option[];
  /** Put music and corpus.json into a folder; `say` takes lines of progress and warnings. */
  install(dir: string, options: never, say: (line: string) => void): Promise<InstalledCorpus>;
}

/** Everything that `earshot corpus install` can install, by name. */
export const CORPORA: ReadonlyMap<string, Corpus> = new Map([
  ...Object.entries(FREEGAMES).map(([name, set]) => [name, freegames(name, set)] as const),
  ['folder', folder()],
  ['jamendo', jamendo()],
  ['demo', demo()],
]);

function freegames(name: string, set: PackageSet): Corpus {
  return {
    about: set.about,
    options: [],
    install: (dir, _, say) => installFreegames(name, set, dir, say),
  };
}

function folder(): Corpus {
  return {
    about: 'your own music where it lies, with the licences that you declare; nothing is copied',
    options: [
      new Option('--from <dir>', 'folder of the music').makeOptionMandatory(),
      new Option(
        '--list <file>',
        'CSV of path, title, artist, album, licence, attribution, genres, tags, url (default: corpus.csv in the folder)',
      ),
      new Option('--licence <name>', 'of all for which the list names none'),
      new Option('--attribution <text>', 'who must be named for all others'),
    ],
    install: (dir, options: FolderOptions, say) => installFolder(dir, options, say),
  };
}

function jamendo(): Corpus {
  return {
    about:
      'MTG-Jamendo, up to 55,701 tracks, by your clone of its metadata: from your own audio, or streamed with your client id',
    options: [
      new Option('--metadata <dir>', 'clone of the MTG-Jamendo repository').makeOptionMandatory(),
      new Option('--audio <dir>', 'its audio or audio-low, which is not copied'),
      new Option('--client-id <id>', 'stream with this id of yours (default: $JAMENDO_CLIENT_ID)'),
      new Option('--subset <name>', 'list of the metadata').default('autotagging'),
      new Option('--split <n>', 'of the list: 0 to 4').argParser(wholeNumber(0)),
      new Option('--part <name>', 'of the split').choices(PARTS),
      new Option('--limit <n>', 'take a seeded sample, spread over the artists').argParser(
        wholeNumber(1),
      ),
      new Option('--seed <n>', 'of the sample').argParser(wholeNumber(0)).default(1),
      new Option('--address <url>', 'what streams').default('https://mp3l.jamendo.com/'),
      new Option('--pause <ms>', 'before each request').argParser(wholeNumber(0)).default(250),
    ],
    install: (dir, options: JamendoOptions, say) => installJamendo(dir, options, say),
  };
}

function demo(): Corpus {
  return {
    about: 'pieces composed and rendered by Earshot itself',
    options: [],
    install: (dir, _, say) => installDemo(dir, say),
  };
}
