import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '#models/refusal';
import type { SourceTag } from '../../../catalogue/track.ts';
import { sourceTag } from '../source-tag.ts';

/** A line of MTG-Jamendo's lists. */
export interface JamendoTrack {
  /** `track_0000948` */
  readonly id: string;
  readonly artist: string;
  /** `48/948.mp3` */
  readonly path: string;
  readonly seconds: number;
  readonly tags: readonly SourceTag[];
}

/** Which of the lists: a subset, whole or one of its five splits, or a part of that. */
export interface JamendoChoice {
  readonly subset: string;
  readonly split?: number;
  readonly part?: string;
}

const HEAD = 'TRACK_ID\tARTIST_ID\tALBUM_ID\tPATH\tDURATION\tTAGS';
const PATH = /^\d\d\/\d+\.mp3$/;
export const PARTS = ['train', 'validation', 'test'] as const;

/**
 * Read the chosen lists of a clone of the MTG-Jamendo repository: tab-separated, a line a track, its
 * tags from the sixth column to the line's end.
 *
 * @throws Refusal where a list is not there or a line is not of this form.
 */
export async function readTracks(
  metadata: string,
  choice: JamendoChoice,
): Promise<readonly JamendoTrack[]> {
  const tracks: JamendoTrack[] = [];
  for (const name of listsOf(choice)) {
    const path = join(metadata, 'data', name);
    const text = await readFile(path, 'utf8').catch((cause: unknown) => {
      throw new Refusal(
        `Got no readable file ${path} when expected a list of MTG-Jamendo; give --metadata the folder of a clone of its repository, and a --subset and --split that it has.`,
        { cause },
      );
    });
    tracks.push(...rowsOf(path, text));
  }
  return tracks;
}

function listsOf({ subset, split, part }: JamendoChoice): string[] {
  if (split === undefined) return [`${subset}.tsv`];
  const parts = part === undefined ? PARTS : [part];
  return parts.map((name) => `splits/split-${split}/${subset}-${name}.tsv`);
}

function rowsOf(path: string, text: string): JamendoTrack[] {
  const [head = '', ...lines] = text.split(/\r?\n/);
  if (!head.startsWith(HEAD))
    throw new Refusal(
      `Got ${path} that begins with "${head.slice(0, 60)}" when expected ${HEAD.replaceAll('\t', ' ')}.`,
    );
  return lines.flatMap((line, i) => (line === '' ? [] : [rowOf(line, `${path}, line ${i + 2}`)]));
}

function rowOf(line: string, place: string): JamendoTrack {
  const [id = '', artist = '', , path = '', duration = '', ...tags] = line.split('\t');
  const seconds = Number(duration);
  if (!PATH.test(path) || duration === '' || !Number.isFinite(seconds))
    throw new Refusal(
      `Got ${place} that is no track of MTG-Jamendo: expected an id, artist, album, path like 48/948.mp3, seconds and tags with tabs between; fetch its metadata again.`,
    );
  return { id, artist, path, seconds, tags: tags.filter(Boolean).map(sourceTag) };
}
