import { type HashedFile, openHashedFile } from './hashed-file.ts';

/** A track's clips on disk: the file under clips/ and the bytes of every segment's MP3 in it. */
export interface TrackClips {
  readonly name: string;
  readonly sizes: readonly number[];
}

/** Writes a track's clips, one after the other, as they come. */
export interface ClipFile {
  add(clips: readonly Uint8Array[]): Promise<void>;
  /** Keep the first `segments` clips: the cutter may have made one more. Null where there are none. */
  finish(segments: number): Promise<TrackClips | null>;
  discard(): Promise<void>;
}

/** Begin a track's clips in the folder clips/. The newest clip is held back until its successor comes. */
export function openClipFile(folder: string): ClipFile {
  const sizes: number[] = [];
  let last: Uint8Array | undefined;
  let file: HashedFile | undefined;
  const write = async (clip: Uint8Array) => {
    file ??= await openHashedFile(folder, 'mp3');
    await file.write(clip);
    sizes.push(clip.byteLength);
  };
  return {
    async add(clips) {
      for (const clip of clips) {
        if (last) await write(last);
        last = clip;
      }
    },
    async finish(segments) {
      if (last && sizes.length < segments) await write(last);
      if (!file) return null;
      const { name } = await file.finish();
      file = undefined;
      return { name, sizes };
    },
    discard: async () => await file?.discard(),
  };
}
