import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { writeDurably } from '#models/node/durable-file';
import { sha256 } from '#models/node/sha256';
import { type FileRef, Manifest } from '../../bundle/manifest.ts';
import { type HashedFile, openHashedFile } from './hashed-file.ts';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Above this size brotli runs at a quality that is ten times faster and a few percent larger. */
const LARGE = 1 << 20;

/** Puts files into a dataset folder; nothing is visible as a dataset before `finish`. */
export interface BundleWriter {
  /** Store a column or JSON file under its hash, with .br and .gz beside it. */
  addFile(bytes: Uint8Array, ending: 'bin' | 'json'): Promise<FileRef>;
  /** Begin a file that is written piece by piece, stored under its hash when it ends; never packed. */
  openFile(ending: 'bin'): Promise<HashedFile>;
  /** Where a stored file lies. */
  pathOf(file: FileRef): string;
  /** Store one track's clips, one after the other, under their hash; returns the name below clips/. */
  addClips(bytes: Uint8Array): Promise<string>;
  /** Write manifests/HASH.json, packed beside it, then replace manifest.json in one step; returns the dataset's hash. */
  finish(manifest: Manifest): Promise<string>;
}

/** Write a dataset bundle into a folder, which is made if it is not there. Safe to repeat. */
export function createBundleWriter(dir: string): BundleWriter {
  const underWay = new Map<string, Promise<void>>();
  const once = (path: string, write: () => Promise<void>): Promise<void> => {
    const running = underWay.get(path) ?? write();
    underWay.set(path, running);
    return running;
  };
  return {
    async addFile(bytes, ending) {
      const name = `${sha256(bytes)}.${ending}`;
      const path = join(dir, 'files', name);
      await once(path, () => store(path, bytes, true));
      return { name, bytes: bytes.byteLength };
    },
    openFile: async (ending) => await openHashedFile(join(dir, 'files'), ending),
    pathOf: ({ name }) => join(dir, 'files', name),
    async addClips(bytes) {
      const name = `${sha256(bytes)}.mp3`;
      const path = join(dir, 'clips', name);
      await once(path, () => store(path, bytes, false));
      return name;
    },
    async finish(manifest) {
      const bytes = new TextEncoder().encode(JSON.stringify(Manifest.parse(manifest)));
      const hash = sha256(bytes);
      await store(join(dir, 'manifests', `${hash}.json`), bytes, true);
      await writeDurably(join(dir, 'manifest.json'), bytes);
      return hash;
    },
  };
}

/** The file itself comes last: where it stands whole, its packed versions do too. */
async function store(path: string, bytes: Uint8Array, packed: boolean): Promise<void> {
  if (await isThere(path, bytes)) return;
  if (packed)
    await Promise.all([
      toBrotli(bytes, brotliOptions(bytes.byteLength)).then((br) => writeDurably(`${path}.br`, br)),
      toGzip(bytes, { level: 9 }).then((gz) => writeDurably(`${path}.gz`, gz)),
    ]);
  await writeDurably(path, bytes);
}

async function isThere(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const { size } = await stat(path);
    return size === bytes.byteLength && (await readFile(path)).equals(bytes);
  } catch {
    return false;
  }
}

function brotliOptions(bytes: number) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const quality = bytes > LARGE ? 9 : 11;
  return { params: { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_SIZE_HINT]: bytes } };
}
