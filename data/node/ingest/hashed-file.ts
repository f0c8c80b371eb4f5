import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { draftOf, putInPlace } from '#models/node/durable-file';
import type { FileRef } from '../../bundle/manifest.ts';

/** A file that is written as its bytes come and named by their hash at the end. */
export interface HashedFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Put it in its place, durably; nothing of it is to be seen before. */
  finish(): Promise<FileRef>;
  /** Give it up; after `finish` this does nothing. */
  discard(): Promise<void>;
}

/** Begin a file `HASH.ending` in a folder, which is made if it is not there. */
export async function openHashedFile(folder: string, ending: string): Promise<HashedFile> {
  await mkdir(folder, { recursive: true });
  const draft = draftOf(join(folder, randomUUID()));
  const file = await open(draft, 'w');
  const hash = createHash('sha256');
  let size = 0;
  return {
    async write(bytes) {
      hash.update(bytes);
      for (let at = 0; at < bytes.length; ) {
        const { bytesWritten } = await file.write(bytes, at);
        at += bytesWritten;
      }
      size += bytes.length;
    },
    async finish() {
      await file.sync();
      await file.close();
      const name = `${hash.digest('hex')}.${ending}`;
      await putInPlace(draft, join(folder, name));
      return { name, bytes: size };
    },
    async discard() {
      await file.close();
      await rm(draft, { force: true });
    },
  };
}
