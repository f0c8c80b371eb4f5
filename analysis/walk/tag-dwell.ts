import { bootstrap, type Interval, type Resampling } from '../statistics/bootstrap.ts';
import { at } from './path.ts';

/** What the walks over one dataset heard of one model's tags. */
export interface HeardTags {
  /** Hash of the dataset, and the model. */
  readonly dataset: string;
  readonly model: string;
  /** Segments of the dataset that the model has tags for. */
  readonly segments: number;
  /** Each session's seconds on such segments. */
  readonly seconds: readonly number[];
  readonly tags: readonly HeardTag[];
}
/** One tag: its sum over the dataset, and each session's seconds times activation. */
interface HeardTag {
  readonly tag: string;
  readonly sum: number;
  readonly dwell: readonly number[];
}

/** Adds up a table of activations, segment by segment, in any order; what isn't listed counts as 0. */
export class TagLedger {
  readonly #dataset: string;
  readonly #model: string;
  readonly #walks: readonly ReadonlyMap<number, number>[];
  readonly #segments = new Set<number>();
  readonly #tags = new Map<string, { sum: number; dwell: Float64Array }>();

  /** @param walks each session's seconds by segment */
  constructor(dataset: string, model: string, walks: readonly ReadonlyMap<number, number>[]) {
    this.#dataset = dataset;
    this.#model = model;
    this.#walks = walks;
  }

  /** @param value activation, 0 ... 1 */
  add(segment: number, tag: string, value: number): void {
    const entry = this.#tags.get(tag) ?? { sum: 0, dwell: new Float64Array(this.#walks.length) };
    this.#tags.set(tag, entry);
    this.#segments.add(segment);
    entry.sum += value;
    for (const [i, walk] of this.#walks.entries())
      entry.dwell[i] = at(entry.dwell, i) + value * (walk.get(segment) ?? 0);
  }

  heard(): HeardTags {
    return {
      dataset: this.#dataset,
      model: this.#model,
      segments: this.#segments.size,
      seconds: this.#walks.map((walk) => this.#secondsOf(walk)),
      tags: [...this.#tags].map(([tag, { sum, dwell }]) => ({ tag, sum, dwell: [...dwell] })),
    };
  }

  #secondsOf(walk: ReadonlyMap<number, number>): number {
    let total = 0;
    for (const [segment, seconds] of walk) if (this.#segments.has(segment)) total += seconds;
    return total;
  }
}

/** Where people stayed more (or less) than chance: one tag as heard against the same tag on the map. */
export interface TagDwell {
  readonly tag: string;
  /** Seconds times activation over all sessions. */
  readonly dwell: number;
  /** Mean activation weighted by the seconds heard, and over all segments of the dataset. */
  readonly heard: number;
  readonly offered: number;
  /** heard / offered: 1 is chance; null where the map never has the tag. */
  readonly ratio: number | null;
  readonly interval: Interval | null;
}

/** Dwell per tag, the largest difference between heard and offered first; empty where nothing was heard. */
export function tagDwell(heard: HeardTags, resampling: Resampling): readonly TagDwell[] {
  const walked = heard.seconds.flatMap((seconds, i) => (seconds > 0 ? [i] : []));
  const seconds = walked.map((i) => at(heard.seconds, i));
  if (walked.length === 0) return [];
  return heard.tags
    .map((tag) => dwellOf(tag, walked, seconds, heard.segments, resampling))
    .sort((a, b) => b.heard - b.offered - (a.heard - a.offered) || (a.tag < b.tag ? -1 : 1));
}

function dwellOf(
  tag: HeardTag,
  walked: readonly number[],
  seconds: readonly number[],
  segments: number,
  resampling: Resampling,
): TagDwell {
  const dwell = walked.map((i) => at(tag.dwell, i));
  const all = Uint32Array.from(walked.keys());
  const offered = tag.sum / segments;
  const heardIn = (drawn: Uint32Array): number => sumOf(dwell, drawn) / sumOf(seconds, drawn);
  const ratioIn = (drawn: Uint32Array): number => heardIn(drawn) / offered;
  return {
    tag: tag.tag,
    dwell: sumOf(dwell, all),
    heard: heardIn(all),
    offered,
    ratio: offered > 0 ? ratioIn(all) : null,
    interval: offered > 0 ? bootstrap(walked.length, ratioIn, resampling) : null,
  };
}

function sumOf(values: readonly number[], drawn: Uint32Array): number {
  let sum = 0;
  for (const place of drawn) sum += at(values, place);
  return sum;
}
