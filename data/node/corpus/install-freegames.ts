import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, extname, join, relative, sep } from 'node:path';
import { parseFile } from 'music-metadata';
import { counted } from '#models/counted';
import { readIfThere } from '#models/node/read-if-there';
import { Refusal } from '#models/refusal';
import { type CorpusFile, writeCorpus } from './corpus-list.ts';
import { fetchPackage, unpackPackage, unpackPk3 } from './debian-package.ts';
import type { PackageSet } from './freegames.ts';
import { readTerms } from './terms.ts';

/** Shorter sounds in games are doors and explosions. */
const SHORTEST_SECONDS = 20;
const SOUNDS = new Set(['.ogg', '.oga', '.mp3', '.opus', '.flac', '.wav', '.m4a']);

interface Sound {
  readonly path: string;
  readonly seconds: number;
}

/**
 * Fetch packages, take the music out of them and list it with its licences in corpus.json. The .deb
 * files stay in the hidden folder .packages, so that a second run goes on where the first one ended.
 * A package that can't be had is skipped with a warning.
 *
 * @param say takes one line of progress or warning
 * @throws Refusal where there is no apt-get, or none of the packages could be had
 */
export async function installFreegames(
  name: string,
  { packages }: PackageSet,
  dir: string,
  say: (line: string) => void,
): Promise<{ files: number; seconds: number }> {
  const files: CorpusFile[] = [];
  let seconds = 0;
  const skipped: string[] = [];
  for (const alternatives of packages) {
    const found = await fetchAny(alternatives, join(dir, '.packages'));
    if (!found) {
      const named = alternatives.join(' or ');
      say(`${named}: skipped, apt-get could not fetch it.`);
      skipped.push(named);
      continue;
    }
    const music = await takeMusic(found.name, found.deb, dir, say);
    files.push(...music.files);
    seconds += music.seconds;
    say(
      `${found.name}: ${counted(music.files.length, 'track')}, ${Math.round(music.seconds / 60)} min`,
    );
  }
  if (skipped.length === packages.length)
    throw new Refusal(
      'Got none of the packages from apt-get; run apt-get update as root, check the network, and try again.',
    );
  await writeCorpus(dir, name, files);
  if (skipped.length > 0)
    say(
      `${skipped.length} of ${packages.length} packages could not be fetched: ${skipped.join(', ')}`,
    );
  return { files: files.length, seconds };
}

async function fetchAny(alternatives: readonly string[], folder: string) {
  for (const name of alternatives) {
    const deb = await fetchPackage(name, folder);
    if (deb) return { name, deb };
  }
  return undefined;
}

async function takeMusic(
  name: string,
  deb: string,
  dir: string,
  say: (line: string) => void,
): Promise<{ files: CorpusFile[]; seconds: number }> {
  const unpacked = join(dir, '.packages', `${name}.unpacked`);
  try {
    await unpackPackage(deb, unpacked);
    await unpackArchives(unpacked, say);
    const music = await musicBelow(unpacked);
    const files = await copyMusic(name, unpacked, music, dir);
    return { files, seconds: music.reduce((sum, sound) => sum + sound.seconds, 0) };
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
}

async function unpackArchives(unpacked: string, say: (line: string) => void): Promise<void> {
  for (const path of await filesBelow(unpacked)) {
    if (extname(path) !== '.pk3') continue;
    const whole = join(unpacked, path);
    if (!(await unpackPk3(whole, whole.slice(0, -4))))
      say(`${path}: skipped, it takes the program unzip to open it.`);
  }
}

async function musicBelow(unpacked: string): Promise<Sound[]> {
  const sounds: Sound[] = [];
  for (const path of await filesBelow(unpacked)) {
    if (!SOUNDS.has(extname(path).toLowerCase())) continue;
    const seconds = await lengthOf(join(unpacked, path));
    if (seconds >= SHORTEST_SECONDS) sounds.push({ path, seconds });
  }
  return sounds;
}

/** Paths below a folder with forward slashes, sorted; links are passed over. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return paths.map((path) => path.split(sep).join('/')).sort();
}

async function lengthOf(path: string): Promise<number> {
  try {
    return (await parseFile(path, { duration: true, skipCovers: true })).format.duration ?? 0;
  } catch {
    return 0;
  }
}

async function copyMusic(
  name: string,
  unpacked: string,
  music: readonly Sound[],
  dir: string,
): Promise<CorpusFile[]> {
  const terms = readTerms(await copyrightOf(name, unpacked));
  const common = commonFolder(music.map(({ path }) => path));
  const files: CorpusFile[] = [];
  for (const sound of music) {
    const path = `${name}/${sound.path.slice(common.length)}`;
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await copyFile(join(unpacked, sound.path), join(dir, path));
    files.push({ path, package: name, ...terms(sound.path) });
  }
  return files;
}

async function copyrightOf(name: string, unpacked: string): Promise<string> {
  const path = join(unpacked, 'usr/share/doc', name, 'copyright');
  return (await readIfThere(path)) ?? '';
}

/** The folder that all paths lie in, with its slash; empty where they share none. */
function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => path.slice(0, path.lastIndexOf('/') + 1));
  const [first = '', ...others] = folders;
  let end = first.length;
  while (!others.every((folder) => folder.startsWith(first.slice(0, end))))
    end = first.lastIndexOf('/', end - 2) + 1;
  return first.slice(0, end);
}
