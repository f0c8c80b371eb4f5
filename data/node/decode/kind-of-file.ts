import { type FileHandle, open } from 'node:fs/promises';
import { Refusal } from '#models/refusal';
import { type AudioKind, id3Length, SNIFF_BYTES, sniff } from './sniff.ts';

/** What a file holds, and where that begins: after its ID3v2 tags. */
export interface FileKind {
  readonly kind: AudioKind;
  readonly start: number;
}

/** Some taggers put a tag before one that they don't understand. */
const MOST_TAGS = 16;
const ID3_HEAD = 10;
/** The brand of bought music that only its shop's program may play. */
const PROTECTED = 'ftypM4P ';

/**
 * Tell a sound file's kind by its content.
 *
 * @throws Refusal where the file can't be read, is empty or is of no kind that Earshot knows.
 */
export async function kindOfFile(path: string): Promise<FileKind> {
  const file = await opened(path);
  try {
    return await kindOf(file, path);
  } finally {
    await file.close();
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    const file = await open(path);
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (error) {
    throw new Refusal(`Got no file at ${path} that can be read; check the path.`, { cause: error });
  }
  throw new Refusal(`Got ${path}, which is not a file, when expected a sound file.`);
}

async function kindOf(file: FileHandle, path: string): Promise<FileKind> {
  let start = 0;
  let head = await headAt(file, start);
  if (head.length === 0) throw new Refusal(`Got ${path}, which is empty, when expected sound.`);
  const { size } = await file.stat();
  for (let tags = 0; tags < MOST_TAGS && id3Length(head) > 0; tags++) {
    const end = start + id3Length(head);
    // a length that leads out of the file is damage: what follows the tag's head may be music
    start = end < size ? end : start + ID3_HEAD;
    head = await headAt(file, start);
  }
  if (head.subarray(4, 12).toString('latin1') === PROTECTED)
    throw new Refusal(`Got ${path}, which is protected against copying; use one that is not.`);
  const kind = sniff(head);
  if (kind) return { kind, start };
  throw new Refusal(
    `Got ${path}, which holds none of mp3, ogg, opus, flac, wav and m4a; convert it to one of them.`,
  );
}

async function headAt(file: FileHandle, position: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(
    Buffer.alloc(SNIFF_BYTES),
    0,
    SNIFF_BYTES,
    position,
  );
  return buffer.subarray(0, bytesRead);
}
