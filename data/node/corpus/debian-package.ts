import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode } from '#models/node/error-code';
import { Refusal } from '#models/refusal';

const run = promisify(execFile);

/**
 * Fetch a Debian package into a folder by `apt-get download`, which needs no root, unless it is there.
 *
 * @returns the .deb, or undefined where the machine's package lists don't have it
 * @throws Refusal on a machine without apt-get
 */
export async function fetchPackage(name: string, folder: string): Promise<string | undefined> {
  await mkdir(folder, { recursive: true });
  const known = await findPackage(name, folder);
  if (known) return known;
  try {
    await run('apt-get', ['download', '--quiet', name], { cwd: folder });
  } catch (cause) {
    if (errorCode(cause) !== 'ENOENT') return undefined;
    throw new Refusal(
      'Got a machine without apt-get when this corpus is fetched from Debian; install it on Debian or Ubuntu and copy the folder.',
      { cause },
    );
  }
  return await findPackage(name, folder);
}

async function findPackage(name: string, folder: string): Promise<string | undefined> {
  const files = await readdir(folder);
  const found = files.find((file) => file.startsWith(`${name}_`) && file.endsWith('.deb'));
  return found && join(folder, found);
}

/** Unpack a .deb into a folder without installing it. */
export async function unpackPackage(deb: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await run('dpkg-deb', ['-x', deb, folder]);
}

/** Unpack the sounds of a .pk3, a zip of game data; false where `unzip` is missing or fails. */
export async function unpackPk3(pk3: string, folder: string): Promise<boolean> {
  const sounds = ['*.ogg', '*.mp3', '*.wav', '*.opus', '*.flac'];
  try {
    await run('unzip', ['-q', '-o', pk3, ...sounds, '-d', folder]);
    return true;
  } catch (error) {
    // unzip ends with 11 where one of the patterns fits nothing.
    return (error as { code?: unknown }).code === 11;
  }
}
