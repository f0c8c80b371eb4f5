/** Rows in a panel: a panel holds, dimension after dimension, the values of 8 neighbouring rows. */
const PANEL = 8;

/** Where things lie; see `begin`. */
let rowMajor: usize = 0;
let panels: usize = 0;
let norms: usize = 0;
let dimensions: i32 = 0;
let limits: usize = 0;
let found: usize = 0;
let ids: usize = 0;
let capacity: i32 = 0;
let offset: i32 = 0;
let tile: usize = 0;

/**
 * Tell the kernel where its memory lies. All searching rows come first, then all that are found; in a
 * search among themselves they are the same.
 *
 * @param rowsAt f32 rows x dimensions as given, row-major
 * @param panelsAt f32 of the same rows less their mean, in panels of 8 rows
 * @param normsAt f32 a row, squared length of what the panels hold; infinite for rows of padding
 * @param limitsAt f32 a searching row, squared distance of its last candidate
 * @param foundAt f32 capacity a searching row, squared distances of the candidates, ascending
 * @param idsAt u32 capacity a searching row, the candidates
 * @param firstFound row where those that are found begin: a candidate's id counts from there
 * @param tileAt room for 32 f32
 */
export function begin(
  rowsAt: usize,
  panelsAt: usize,
  normsAt: usize,
  dimensionCount: i32,
  limitsAt: usize,
  foundAt: usize,
  idsAt: usize,
  candidates: i32,
  firstFound: i32,
  tileAt: usize,
): void {
  rowMajor = rowsAt;
  panels = panelsAt;
  norms = normsAt;
  dimensions = dimensionCount;
  limits = limitsAt;
  found = foundAt;
  ids = idsAt;
  capacity = candidates;
  offset = firstFound;
  tile = tileAt;
}

/** Lay rows `first` to `end` out in panels, each value less the mean of its column. */
export function pack(first: i32, end: i32, mean: usize): void {
  for (let row = first; row < end; row++) {
    let from = rowMajor + ((<usize>row * dimensions) << 2);
    let to = panels + ((<usize>((row >> 3) * PANEL * dimensions + (row & 7))) << 2);
    let squares: f32 = 0;
    for (let d = 0; d < dimensions; d++) {
      const value = load<f32>(from) - load<f32>(mean + ((<usize>d) << 2));
      store<f32>(to, value);
      squares += value * value;
      from += 4;
      to += PANEL << 2;
    }
    store<f32>(norms + ((<usize>row) << 2), squares);
  }
}

/**
 * Compare panels firstA to endA with panels firstB to endB and keep what is near. `mutual`: both are
 * searching rows, each pair of panels a <= b is met once and serves both sides.
 */
export function compare(firstA: i32, endA: i32, firstB: i32, endB: i32, mutual: bool): void {
  for (let a = firstA; a < endA; a++)
    for (let b = mutual ? max(firstB, a) : firstB; b < endB; b++)
      for (let half = 0; half < PANEL; half += 4) {
        multiply(panelAt(a) + ((<usize>half) << 2), panelAt(b));
        const row = a * PANEL + half;
        for (let i = 0; i < 4; i++)
          offer(row + i, b * PANEL, tile + ((<usize>i) << 5), mutual && a < b);
      }
}

function panelAt(panel: i32): usize {
  return panels + ((<usize>panel * PANEL * dimensions) << 2);
}

/** Inner products of 4 rows (a, 8 apart) with the 8 rows of a panel, into the tile. */
function multiply(a: usize, b: usize): void {
  let s00 = f32x4.splat(0);
  let s01 = f32x4.splat(0);
  let s10 = f32x4.splat(0);
  let s11 = f32x4.splat(0);
  let s20 = f32x4.splat(0);
  let s21 = f32x4.splat(0);
  let s30 = f32x4.splat(0);
  let s31 = f32x4.splat(0);
  const end = b + ((<usize>dimensions) << 5);
  while (b < end) {
    const left = v128.load(b);
    const right = v128.load(b, 16);
    let value = v128.load32_splat(a);
    s00 = f32x4.add(s00, f32x4.mul(value, left));
    s01 = f32x4.add(s01, f32x4.mul(value, right));
    value = v128.load32_splat(a, 4);
    s10 = f32x4.add(s10, f32x4.mul(value, left));
    s11 = f32x4.add(s11, f32x4.mul(value, right));
    value = v128.load32_splat(a, 8);
    s20 = f32x4.add(s20, f32x4.mul(value, left));
    s21 = f32x4.add(s21, f32x4.mul(value, right));
    value = v128.load32_splat(a, 12);
    s30 = f32x4.add(s30, f32x4.mul(value, left));
    s31 = f32x4.add(s31, f32x4.mul(value, right));
    a += 32;
    b += 32;
  }
  v128.store(tile, s00);
  v128.store(tile, s01, 16);
  v128.store(tile, s10, 32);
  v128.store(tile, s11, 48);
  v128.store(tile, s20, 64);
  v128.store(tile, s21, 80);
  v128.store(tile, s30, 96);
  v128.store(tile, s31, 112);
}

/** Offer the 8 rows from `other` on to `row`, and it to them where `mutual`. */
function offer(row: i32, other: i32, products: usize, mutual: bool): void {
  const two = f32x4.splat(2);
  const norm = v128.load32_splat(norms + ((<usize>row) << 2));
  const limit = v128.load32_splat(limits + ((<usize>row) << 2));
  const norm8 = norms + ((<usize>other) << 2);
  const left = f32x4.sub(f32x4.add(norm, v128.load(norm8)), f32x4.mul(two, v128.load(products)));
  const right = f32x4.sub(
    f32x4.add(norm, v128.load(norm8, 16)),
    f32x4.mul(two, v128.load(products, 16)),
  );
  let near = v128.or(f32x4.le(left, limit), f32x4.le(right, limit));
  if (mutual) {
    const limit8 = limits + ((<usize>other) << 2);
    near = v128.or(near, f32x4.le(left, v128.load(limit8)));
    near = v128.or(near, f32x4.le(right, v128.load(limit8, 16)));
  }
  if (!v128.any_true(near)) return;
  v128.store(products, left);
  v128.store(products, right, 16);
  for (let i = 0; i < PANEL; i++) {
    const squared = max<f32>(load<f32>(products + ((<usize>i) << 2)), 0);
    if (row === other + i) continue;
    keep(row, squared, other + i - offset);
    if (mutual) keep(other + i, squared, row - offset);
  }
}

/** Insert a candidate of a row in order of distance, then id, unless it comes after the last. */
function keep(row: i32, squared: f32, id: i32): void {
  if (!(squared <= load<f32>(limits + ((<usize>row) << 2)))) return;
  const distances = found + ((<usize>row * capacity) << 2);
  const names = ids + ((<usize>row * capacity) << 2);
  let place = 0;
  for (let end = capacity; place < end; ) {
    const middle = (place + end) >> 1;
    if (isBefore(squared, id, distances, names, middle)) end = middle;
    else place = middle + 1;
  }
  if (place === capacity) return;
  const moved = (<usize>(capacity - 1 - place)) << 2;
  const at = (<usize>place) << 2;
  moveUp(distances + at, moved);
  moveUp(names + at, moved);
  store<f32>(distances + at, squared);
  store<u32>(names + at, id);
  store<f32>(limits + ((<usize>row) << 2), load<f32>(distances + ((<usize>(capacity - 1)) << 2)));
}

/** Move so many bytes up by 4, the last ones first; for a few hundred sooner than `memory.copy`. */
function moveUp(from: usize, bytes: usize): void {
  for (; bytes >= 16; bytes -= 16) v128.store(from + bytes - 12, v128.load(from + bytes - 16));
  for (; bytes > 0; bytes -= 4) store<f32>(from + bytes, load<f32>(from + bytes - 4));
}

function isBefore(squared: f32, id: u32, distances: usize, names: usize, place: i32): bool {
  const other = load<f32>(distances + ((<usize>place) << 2));
  return squared < other || (squared === other && id < load<u32>(names + ((<usize>place) << 2)));
}

/** Offer a row the candidates that another search gave it: `capacity` distances and ids. */
export function merge(row: i32, distances: usize, names: usize): void {
  for (let i = 0; i < capacity; i++)
    keep(row, load<f32>(distances + ((<usize>i) << 2)), load<u32>(names + ((<usize>i) << 2)));
}

/**
 * The `count` nearest of a row by exact distance, nearest first, of equal ones the smaller id.
 *
 * @param total rows that can be found
 * @param rounding how far a candidate's squared distance may be off, as a share of the squared lengths
 * @param exact room for capacity f64
 * @param distances f32 count: Euclidean distances, the result
 * @param names u32 count: ids, the result
 * @returns whether all rows had to be scanned because rounding could have hidden a neighbour
 */
export function settle(
  row: i32,
  count: i32,
  total: i32,
  rounding: f64,
  exact: usize,
  distances: usize,
  names: usize,
): bool {
  const candidates = ids + ((<usize>row * capacity) << 2);
  for (let i = 0; i < capacity; i++) {
    const id = load<u32>(candidates + ((<usize>i) << 2));
    const squared = squaredDistance(row, offset + id);
    let place = i;
    while (place > 0 && comesBefore(squared, id, exact, candidates, place - 1)) {
      copyPlace(exact, candidates, place - 1, place);
      place--;
    }
    store<f64>(exact + ((<usize>place) << 3), squared);
    store<u32>(candidates + ((<usize>place) << 2), id);
  }
  const scanned = !isComplete(row, count, total, rounding, exact);
  if (scanned) scan(row, total, exact, candidates);
  for (let i = 0; i < count; i++) {
    const squared = load<f64>(exact + ((<usize>i) << 3));
    store<f32>(distances + ((<usize>i) << 2), <f32>Math.sqrt(squared));
    store<u32>(names + ((<usize>i) << 2), load<u32>(candidates + ((<usize>i) << 2)));
  }
  return scanned;
}

/**
 * Whether no row outside the candidates can be as near as the last wanted one. Outside, a row of
 * length b has a squared distance of at least the limit less rounding x (a^2 + b^2); a row longer than
 * a + last is farther than `last` in any case.
 */
function isComplete(row: i32, count: i32, total: i32, rounding: f64, exact: usize): bool {
  const others = offset === 0 ? total - 1 : total;
  if (capacity >= others) return true;
  const last = load<f64>(exact + ((<usize>(count - 1)) << 3));
  const norm = <f64>load<f32>(norms + ((<usize>row) << 2));
  const reach = Math.sqrt(norm) + Math.sqrt(last);
  const least = <f64>load<f32>(limits + ((<usize>row) << 2)) - rounding * (norm + reach * reach);
  return last < least;
}

/** The candidates again, by exact distance to every row. */
function scan(row: i32, total: i32, exact: usize, candidates: usize): void {
  let held = 0;
  for (let id = 0; id < total; id++) {
    if (offset + id === row) continue;
    const squared = squaredDistance(row, offset + id);
    if (held === capacity && !comesBefore(squared, id, exact, candidates, held - 1)) continue;
    let place = held < capacity ? held++ : held - 1;
    while (place > 0 && comesBefore(squared, id, exact, candidates, place - 1)) {
      copyPlace(exact, candidates, place - 1, place);
      place--;
    }
    store<f64>(exact + ((<usize>place) << 3), squared);
    store<u32>(candidates + ((<usize>place) << 2), id);
  }
}

function comesBefore(squared: f64, id: u32, exact: usize, candidates: usize, place: i32): bool {
  const other = load<f64>(exact + ((<usize>place) << 3));
  return (
    squared < other || (squared === other && id < load<u32>(candidates + ((<usize>place) << 2)))
  );
}

function copyPlace(exact: usize, candidates: usize, from: i32, to: i32): void {
  store<f64>(exact + ((<usize>to) << 3), load<f64>(exact + ((<usize>from) << 3)));
  store<u32>(candidates + ((<usize>to) << 2), load<u32>(candidates + ((<usize>from) << 2)));
}

/** Sum of squared differences of the values as given, in float64, always in the same order. */
function squaredDistance(row: i32, other: i32): f64 {
  let a = rowMajor + ((<usize>row * dimensions) << 2);
  let b = rowMajor + ((<usize>other * dimensions) << 2);
  const end = a + ((<usize>dimensions) << 2);
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (; a + 16 <= end; a += 16, b += 16) {
    const left = v128.load(a);
    const right = v128.load(b);
    const first = f64x2.sub(f64x2.promote_low_f32x4(left), f64x2.promote_low_f32x4(right));
    const second = f64x2.sub(
      f64x2.promote_low_f32x4(i64x2.shuffle(left, left, 1, 0)),
      f64x2.promote_low_f32x4(i64x2.shuffle(right, right, 1, 0)),
    );
    low = f64x2.add(low, f64x2.mul(first, first));
    high = f64x2.add(high, f64x2.mul(second, second));
  }
  const sum = f64x2.add(low, high);
  let squares = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  for (; a < end; a += 4, b += 4) {
    const difference = <f64>load<f32>(a) - <f64>load<f32>(b);
    squares += difference * difference;
  }
  return squares;
}
