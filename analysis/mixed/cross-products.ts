import type { RandomBlock } from './random-design.ts';

/** A run of columns that belong together: the effects of one level of a block, or all fixed effects and y. */
export interface LevelColumns {
  /** Place among the blocks after the first; the last is the fixed effects and the response. */
  readonly block: number;
  /** First column in the rest, and number. */
  readonly first: number;
  readonly width: number;
}

/**
 * Inner products of all columns of a mixed model, laid out for elimination: the block with the most effects
 * is `inner` and block-diagonal, everything else (other blocks, fixed effects X, response y) is the `rest`.
 */
export interface CrossProducts {
  readonly inner: RandomBlock;
  readonly outer: readonly RandomBlock[];
  /** Columns of the rest: other effects, then X, then y. */
  readonly size: number;
  readonly fixed: number;
  /** levels x p x p: products within each level of the inner block. */
  readonly own: Float64Array;
  /** For every inner level: the runs of columns that meet it, and its p x m products with them. */
  readonly linked: readonly {
    readonly runs: readonly LevelColumns[];
    readonly width: number;
    readonly values: Float64Array;
  }[];
  /** Pairs of runs of the rest that meet, the later first. */
  readonly pairs: readonly (readonly [LevelColumns, LevelColumns])[];
  /** Row-major lower triangle of the products within the rest. */
  readonly rest: Float64Array;
  /** First column of every row of the rest that can be other than 0 after elimination. */
  readonly envelope: Int32Array;
  /** Sum the products anew, rows weighted, for a response. */
  readonly fill: (response: Float64Array, weights: Float64Array | null) => void;
}

/** Lay out the products of a model; `fill` must be called before they are used. */
export function crossProducts(
  blocks: readonly RandomBlock[],
  fixed: readonly Float64Array[],
): CrossProducts {
  const effects = ({ levels, columns }: RandomBlock): number => levels * columns.length;
  const inner = blocks.reduce((a, b) => (effects(b) > effects(a) ? b : a));
  const outer = blocks.filter((block) => block !== inner);
  const offsets = outer.map((_, f) =>
    outer.slice(0, f).reduce((sum, block) => sum + effects(block), 0),
  );
  const random = outer.reduce((sum, block) => sum + effects(block), 0);
  const size = random + fixed.length + 1;
  const last: LevelColumns = { block: outer.length, first: random, width: fixed.length + 1 };
  const rows = inner.codes.length;
  const runsOfRow = (i: number): readonly LevelColumns[] => [
    ...outer.map(({ codes, columns }, f) => ({
      block: f,
      first: (offsets[f] as number) + (codes[i] as number) * columns.length,
      width: columns.length,
    })),
    last,
  ];
  const { linked, slots } = linkLevels(inner, rows, runsOfRow);
  const pairs = meetingPairs(rows, runsOfRow);
  const layout = {
    inner,
    outer,
    size,
    fixed: fixed.length,
    own: new Float64Array(inner.levels * inner.columns.length ** 2),
    linked,
    pairs,
    rest: new Float64Array(size * size),
    envelope: envelopeOf(size, linked, pairs),
  };
  const fill = (response: Float64Array, weights: Float64Array | null): void =>
    fillProducts(layout, {
      fixed,
      response,
      weights,
      slots,
      firsts: firstsOf(outer, offsets, last, rows),
    });
  return { ...layout, fill };
}

/** First column of every run, row by row. */
function firstsOf(
  outer: readonly RandomBlock[],
  offsets: readonly number[],
  last: LevelColumns,
  rows: number,
): Int32Array {
  const runs = outer.length + 1;
  return Int32Array.from({ length: rows * runs }, (_, at) => {
    const [i, f] = [Math.floor(at / runs), at % runs];
    const block = outer[f];
    return block
      ? (offsets[f] as number) + (block.codes[i] as number) * block.columns.length
      : last.first;
  });
}

function linkLevels(
  inner: RandomBlock,
  rows: number,
  runsOfRow: (i: number) => readonly LevelColumns[],
) {
  const met = Array.from({ length: inner.levels }, () => new Map<number, LevelColumns>());
  for (let i = 0; i < rows; i++)
    for (const run of runsOfRow(i)) met[inner.codes[i] as number]?.set(run.first, run);
  const places = met.map(() => new Map<number, number>());
  const linked = met.map((level, l) => {
    const runs = [...level.values()].sort((a, b) => a.first - b.first);
    let width = 0;
    for (const run of runs) {
      places[l]?.set(run.first, width);
      width += run.width;
    }
    return { runs, width, values: new Float64Array(inner.columns.length * width) };
  });
  const runs = rows > 0 ? runsOfRow(0).length : 0;
  const slots = new Int32Array(rows * runs);
  for (let i = 0; i < rows; i++)
    for (const [f, run] of runsOfRow(i).entries())
      slots[i * runs + f] = places[inner.codes[i] as number]?.get(run.first) as number;
  return { linked, slots };
}

function meetingPairs(rows: number, runsOfRow: (i: number) => readonly LevelColumns[]) {
  const pairs = new Map<string, readonly [LevelColumns, LevelColumns]>();
  for (let i = 0; i < rows; i++) {
    const runs = runsOfRow(i);
    for (const [f, later] of runs.entries())
      for (const earlier of runs.slice(0, f + 1)) {
        const key = `${later.first}:${earlier.first}`;
        if (!pairs.has(key)) pairs.set(key, [later, earlier]);
      }
  }
  return [...pairs.values()];
}

function envelopeOf(
  size: number,
  linked: CrossProducts['linked'],
  pairs: CrossProducts['pairs'],
): Int32Array {
  const envelope = Int32Array.from({ length: size }, (_, i) => i);
  const reach = (run: LevelColumns, first: number): void => {
    for (let row = run.first; row < run.first + run.width; row++)
      envelope[row] = Math.min(envelope[row] as number, first);
  };
  for (const { runs } of linked) for (const run of runs) reach(run, runs[0]?.first as number);
  for (const [later, earlier] of pairs) reach(later, earlier.first);
  return envelope;
}

interface Filling {
  readonly fixed: readonly Float64Array[];
  readonly response: Float64Array;
  readonly weights: Float64Array | null;
  readonly slots: Int32Array;
  readonly firsts: Int32Array;
}

/** One pass over the rows; every row touches only the columns of its own levels. */
function fillProducts(layout: Omit<CrossProducts, 'fill'>, filling: Filling): void {
  const { inner, outer, own, linked, rest } = layout;
  const { fixed, response, weights } = filling;
  const columns = [...outer.flatMap((block) => block.columns), ...fixed, response];
  const row = {
    values: new Float64Array(columns.length),
    places: new Int32Array(columns.length),
    slots: new Int32Array(columns.length),
  };
  own.fill(0);
  rest.fill(0);
  for (const { values } of linked) values.fill(0);
  for (let i = 0; i < inner.codes.length; i++) {
    const weight = weights ? (weights[i] as number) : 1;
    gather(layout, filling, columns, i, row);
    addInner(layout, i, weight, row);
    addRest(layout, weight, row);
  }
}

/** One row of the rest: its values, their columns there and their slots beside its inner level. */
interface Gathered {
  readonly values: Float64Array;
  readonly places: Int32Array;
  readonly slots: Int32Array;
}

function gather(
  { outer }: Omit<CrossProducts, 'fill'>,
  { fixed, slots, firsts }: Filling,
  columns: readonly Float64Array[],
  i: number,
  row: Gathered,
): void {
  const runs = outer.length + 1;
  let c = 0;
  for (let f = 0; f < runs; f++) {
    const width = outer[f]?.columns.length ?? fixed.length + 1;
    for (let b = 0; b < width; b++, c++) {
      row.values[c] = (columns[c] as Float64Array)[i] as number;
      row.places[c] = (firsts[i * runs + f] as number) + b;
      row.slots[c] = (slots[i * runs + f] as number) + b;
    }
  }
}

function addInner(
  { inner, own, linked }: Omit<CrossProducts, 'fill'>,
  i: number,
  weight: number,
  { values, slots }: Gathered,
): void {
  const p = inner.columns.length;
  const level = inner.codes[i] as number;
  const link = linked[level] as CrossProducts['linked'][number];
  for (let a = 0; a < p; a++) {
    const va = weight * ((inner.columns[a] as Float64Array)[i] as number);
    const cell = (level * p + a) * p;
    for (let b = 0; b < p; b++)
      own[cell + b] =
        (own[cell + b] as number) + va * ((inner.columns[b] as Float64Array)[i] as number);
    const first = a * link.width;
    for (let c = 0; c < values.length; c++) {
      const at = first + (slots[c] as number);
      link.values[at] = (link.values[at] as number) + va * (values[c] as number);
    }
  }
}

function addRest(
  { size, rest }: Omit<CrossProducts, 'fill'>,
  weight: number,
  { values, places }: Gathered,
): void {
  for (let c = 0; c < values.length; c++) {
    const vc = weight * (values[c] as number);
    const row = (places[c] as number) * size;
    for (let d = 0; d <= c; d++) {
      const at = row + (places[d] as number);
      rest[at] = (rest[at] as number) + vc * (values[d] as number);
    }
  }
}
