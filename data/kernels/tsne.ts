/** Points that share a list of what repels them: 4 vectors of 4. */
const GROUP = 16;
/** A tree node with at most so many points is a leaf. */
const LEAF = 8;
/** Bits of a coordinate in a point's place on the curve. */
const DEPTH = 16;
/** Bytes of a place in a list: f32 x, y and mass, and in a node its width^2 / theta^2. */
const ITEM = 16;
/** Bytes of a node: such a place; where the next node lies that is not below it; a leaf's points from
 * and to (0, 0 otherwise); 4 spare. */
const NODE = 32;

/** Where things lie; see `begin`. */
let total: i32 = 0;
let points: usize = 0;
let entries: usize = 0;
let sorted: usize = 0;
let counts: usize = 0;
let items: usize = 0;
let xs: usize = 0;
let ys: usize = 0;
let nodes: usize = 0;
let list: usize = 0;
let forces: usize = 0;
let attractions: usize = 0;
let perTheta: f32 = 0;
let nodesEnd: usize = 0;

/**
 * Tell the kernel where its memory lies. N is the number of points, M is N rounded up to a whole group.
 *
 * @param pointsAt f32 2 N, x and y of every point
 * @param entriesAt u64 N, room to sort
 * @param sortedAt u64 N, the points in the order of a Z-shaped curve: u32 point, u32 place on it
 * @param countsAt u32 2048, room to sort
 * @param itemsAt f32 4 N, the points in that order as places of a list
 * @param xsAt f32 M, their x
 * @param ysAt f32 M, their y
 * @param nodesAt room for 2 N + 64 nodes
 * @param listAt room for N + 64 places
 * @param forcesAt f32 2 M: repulsion of every point of the order, of each group 16 x, then 16 y
 * @param attractionsAt f32 2 N: attraction of every point
 * @param theta how wide a cell may be, as a share of its distance, to be taken for a point; below .7
 */
export function begin(
  count: i32,
  pointsAt: usize,
  entriesAt: usize,
  sortedAt: usize,
  countsAt: usize,
  itemsAt: usize,
  xsAt: usize,
  ysAt: usize,
  nodesAt: usize,
  listAt: usize,
  forcesAt: usize,
  attractionsAt: usize,
  theta: f64,
): void {
  total = count;
  points = pointsAt;
  entries = entriesAt;
  sorted = sortedAt;
  counts = countsAt;
  items = itemsAt;
  xs = xsAt;
  ys = ysAt;
  nodes = nodesAt;
  list = listAt;
  forces = forcesAt;
  attractions = attractionsAt;
  perTheta = <f32>(1 / (theta * theta));
}

/** Sort the points along the curve and build the quadtree over them. */
export function buildTree(): void {
  encode();
  sortBy(entries, sorted, 32, 2047);
  sortBy(sorted, entries, 43, 2047);
  sortBy(entries, sorted, 54, 1023);
  layOut();
  nodesEnd = nodes;
  addNode(0, total, 2 * DEPTH - 2);
}

/** The place of every point on the curve: the bits of its column and row in turn. */
function encode(): void {
  let low = f32x4.splat(Infinity);
  let high = f32x4.splat(-Infinity);
  for (let i = 0; i < total; i++) {
    const point = v128.load64_splat(points + ((<usize>i) << 3));
    low = f32x4.min(low, point);
    high = f32x4.max(high, point);
  }
  const left = f32x4.extract_lane(low, 0);
  const bottom = f32x4.extract_lane(low, 1);
  const width = max(f32x4.extract_lane(high, 0) - left, f32x4.extract_lane(high, 1) - bottom);
  const scale: f32 = width > 0 ? <f32>65535 / width : 0;
  for (let i = 0; i < total; i++) {
    const at = points + ((<usize>i) << 3);
    const column = min(<u32>((load<f32>(at) - left) * scale), 65535);
    const row = min(<u32>((load<f32>(at, 4) - bottom) * scale), 65535);
    store<u32>(entries + ((<usize>i) << 3), i);
    store<u32>(entries + ((<usize>i) << 3), spreadBits(column) | (spreadBits(row) << 1), 4);
  }
}

/** Bit b of 16 goes to bit 2 b. */
function spreadBits(value: u32): u32 {
  value = (value | (value << 8)) & 0x00ff00ff;
  value = (value | (value << 4)) & 0x0f0f0f0f;
  value = (value | (value << 2)) & 0x33333333;
  return (value | (value << 1)) & 0x55555555;
}

/** One pass of a radix sort by the bits of `mask`, from `shift` on. */
function sortBy(from: usize, to: usize, shift: u64, mask: u64): void {
  for (let digit: u64 = 0; digit <= mask; digit++) store<u32>(counts + ((<usize>digit) << 2), 0);
  for (let i = 0; i < total; i++) {
    const digit = (load<u64>(from + ((<usize>i) << 3)) >> shift) & mask;
    const count = counts + ((<usize>digit) << 2);
    store<u32>(count, load<u32>(count) + 1);
  }
  let sum: u32 = 0;
  for (let digit: u64 = 0; digit <= mask; digit++) {
    const count = counts + ((<usize>digit) << 2);
    const here = load<u32>(count);
    store<u32>(count, sum);
    sum += here;
  }
  for (let i = 0; i < total; i++) {
    const entry = load<u64>(from + ((<usize>i) << 3));
    const count = counts + ((<usize>((entry >> shift) & mask)) << 2);
    const place = load<u32>(count);
    store<u32>(count, place + 1);
    store<u64>(to + ((<usize>place) << 3), entry);
  }
}

/** The points in the order of the curve; the last group is filled up with the last point. */
function layOut(): void {
  let x: f32 = 0;
  let y: f32 = 0;
  for (let place = 0; place < total; place++) {
    const point = points + ((<usize>load<u32>(sorted + ((<usize>place) << 3))) << 3);
    x = load<f32>(point);
    y = load<f32>(point, 4);
    const item = items + <usize>place * ITEM;
    store<f32>(item, x);
    store<f32>(item, y, 4);
    store<f32>(item, 1, 8);
    store<f32>(xs + ((<usize>place) << 2), x);
    store<f32>(ys + ((<usize>place) << 2), y);
  }
  for (let place = total; (place & (GROUP - 1)) !== 0; place++) {
    store<f32>(xs + ((<usize>place) << 2), x);
    store<f32>(ys + ((<usize>place) << 2), y);
  }
}

/** What `addNode` tells the node above: sums of x and y, and the box of the points. */
let sumX: f32 = 0;
let sumY: f32 = 0;
let minX: f32 = 0;
let maxX: f32 = 0;
let minY: f32 = 0;
let maxY: f32 = 0;

/** Append the node of the points `first` to `end` and all below it; they agree above bit + 2. */
function addNode(first: i32, end: i32, bit: i32): void {
  const node = nodesEnd;
  nodesEnd += NODE;
  const leaf = end - first <= LEAF || bit < 0;
  if (leaf) sumPoints(first, end);
  else addChildren(first, end, bit);
  const mass = <f32>(end - first);
  const width = max(maxX - minX, maxY - minY);
  store<f32>(node, sumX / mass);
  store<f32>(node, sumY / mass, 4);
  store<f32>(node, mass, 8);
  store<f32>(node, width * width * perTheta, 12);
  store<u32>(node, <u32>nodesEnd, 16);
  store<u32>(node, leaf ? <u32>(items + <usize>first * ITEM) : 0, 20);
  store<u32>(node, leaf ? <u32>(items + <usize>end * ITEM) : 0, 24);
}

function sumPoints(first: i32, end: i32): void {
  sumX = sumY = 0;
  minX = minY = Infinity;
  maxX = maxY = -Infinity;
  for (let place = first; place < end; place++) {
    const x = load<f32>(xs + ((<usize>place) << 2));
    const y = load<f32>(ys + ((<usize>place) << 2));
    sumX += x;
    sumY += y;
    minX = min(minX, x);
    maxX = max(maxX, x);
    minY = min(minY, y);
    maxY = max(maxY, y);
  }
}

function addChildren(first: i32, end: i32, bit: i32): void {
  let x: f32 = 0;
  let y: f32 = 0;
  let left: f32 = Infinity;
  let right: f32 = -Infinity;
  let bottom: f32 = Infinity;
  let top: f32 = -Infinity;
  for (let quarter: u32 = 0; quarter < 4; quarter++) {
    const next = quarter < 3 ? endOfQuarter(first, end, bit, quarter) : end;
    if (next === first) continue;
    addNode(first, next, bit - 2);
    x += sumX;
    y += sumY;
    left = min(left, minX);
    right = max(right, maxX);
    bottom = min(bottom, minY);
    top = max(top, maxY);
    first = next;
  }
  sumX = x;
  sumY = y;
  minX = left;
  maxX = right;
  minY = bottom;
  maxY = top;
}

/** First place from `first` on whose two bits are above `quarter`. */
function endOfQuarter(first: i32, end: i32, bit: i32, quarter: u32): i32 {
  while (first < end) {
    const middle = (first + end) >> 1;
    const code = load<u32>(sorted + ((<usize>middle) << 3), 4);
    if (((code >> bit) & 3) <= quarter) first = middle + 1;
    else end = middle;
  }
  return first;
}

/** Compute the repulsion of groups `first` to `end`; gives the sum of 1 / (1 + d^2), self included. */
export function repel(first: i32, end: i32): f64 {
  let sum: f64 = 0;
  for (let group = first; group < end; group++) {
    const listEnd = gather(group);
    const left = repelHalf(group, 0, listEnd);
    sum += left + repelHalf(group, 8, listEnd);
  }
  return sum;
}

/** List what repels a group: cells that are small seen from its box, points of cells that are not. */
function gather(group: i32): usize {
  const x = xs + ((<usize>(group * GROUP)) << 2);
  const y = ys + ((<usize>(group * GROUP)) << 2);
  const left = least(x, true);
  const right = least(x, false);
  const bottom = least(y, true);
  const top = least(y, false);
  let to = list;
  let node = nodes;
  while (node < nodesEnd) {
    const dx = max<f32>(max<f32>(left - load<f32>(node), load<f32>(node) - right), 0);
    const dy = max<f32>(max<f32>(bottom - load<f32>(node, 4), load<f32>(node, 4) - top), 0);
    if (load<f32>(node, 12) < dx * dx + dy * dy) {
      v128.store(to, v128.load(node));
      to += ITEM;
      node = <usize>load<u32>(node, 16);
      continue;
    }
    const last = <usize>load<u32>(node, 24);
    for (let from = <usize>load<u32>(node, 20); from < last; from += ITEM, to += ITEM)
      v128.store(to, v128.load(from));
    node += NODE;
  }
  return to;
}

/** Least of 16 values, or the greatest. */
function least(at: usize, wanted: bool): f32 {
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const c = v128.load(at, 32);
  const d = v128.load(at, 48);
  if (wanted) {
    const low = f32x4.min(f32x4.min(a, b), f32x4.min(c, d));
    return min(
      min(f32x4.extract_lane(low, 0), f32x4.extract_lane(low, 1)),
      min(f32x4.extract_lane(low, 2), f32x4.extract_lane(low, 3)),
    );
  }
  const high = f32x4.max(f32x4.max(a, b), f32x4.max(c, d));
  return max(
    max(f32x4.extract_lane(high, 0), f32x4.extract_lane(high, 1)),
    max(f32x4.extract_lane(high, 2), f32x4.extract_lane(high, 3)),
  );
}

/** The list against 8 points of a group, those from `offset` on. */
function repelHalf(group: i32, offset: i32, listEnd: usize): f64 {
  const place = group * GROUP + offset;
  const one = f32x4.splat(1);
  const x0 = v128.load(xs + ((<usize>place) << 2));
  const x1 = v128.load(xs + ((<usize>place) << 2), 16);
  const y0 = v128.load(ys + ((<usize>place) << 2));
  const y1 = v128.load(ys + ((<usize>place) << 2), 16);
  let sum0 = f32x4.splat(0);
  let sum1 = f32x4.splat(0);
  let forceX0 = f32x4.splat(0);
  let forceX1 = f32x4.splat(0);
  let forceY0 = f32x4.splat(0);
  let forceY1 = f32x4.splat(0);
  for (let item = list; item < listEnd; item += ITEM) {
    const x = v128.load32_splat(item);
    const y = v128.load32_splat(item, 4);
    const mass = v128.load32_splat(item, 8);
    const dx0 = f32x4.sub(x0, x);
    const dy0 = f32x4.sub(y0, y);
    const q0 = f32x4.div(one, f32x4.add(one, f32x4.add(f32x4.mul(dx0, dx0), f32x4.mul(dy0, dy0))));
    const m0 = f32x4.mul(mass, q0);
    sum0 = f32x4.add(sum0, m0);
    const f0 = f32x4.mul(m0, q0);
    forceX0 = f32x4.add(forceX0, f32x4.mul(f0, dx0));
    forceY0 = f32x4.add(forceY0, f32x4.mul(f0, dy0));
    const dx1 = f32x4.sub(x1, x);
    const dy1 = f32x4.sub(y1, y);
    const q1 = f32x4.div(one, f32x4.add(one, f32x4.add(f32x4.mul(dx1, dx1), f32x4.mul(dy1, dy1))));
    const m1 = f32x4.mul(mass, q1);
    sum1 = f32x4.add(sum1, m1);
    const f1 = f32x4.mul(m1, q1);
    forceX1 = f32x4.add(forceX1, f32x4.mul(f1, dx1));
    forceY1 = f32x4.add(forceY1, f32x4.mul(f1, dy1));
  }
  const to = forces + ((<usize>(group * GROUP * 2 + offset)) << 2);
  v128.store(to, forceX0);
  v128.store(to, forceX1, 16);
  v128.store(to, forceY0, 64);
  v128.store(to, forceY1, 80);
  return sumOf(sum0, total - place) + sumOf(sum1, total - place - 4);
}

/** Sum of the first `count` lanes. */
function sumOf(values: v128, count: i32): f64 {
  let sum: f64 = 0;
  if (count > 0) sum += <f64>f32x4.extract_lane(values, 0);
  if (count > 1) sum += <f64>f32x4.extract_lane(values, 1);
  if (count > 2) sum += <f64>f32x4.extract_lane(values, 2);
  if (count > 3) sum += <f64>f32x4.extract_lane(values, 3);
  return sum;
}

/**
 * The attraction of points `first` to `end`: sum of p (y_i - y_j) / (1 + d^2) over their edges, with the
 * p of a row times `exaggeration`.
 *
 * @param starts u32: where each point's edges begin, counted from point `first`; multiples of 4
 * @param targets u32 an edge: its other point x 8; edges that fill up a row lead to the point itself
 * @param weights f32 an edge: p; 0 where it fills up
 */
export function attract(
  first: i32,
  end: i32,
  starts: usize,
  targets: usize,
  weights: usize,
  exaggeration: f32,
): void {
  const one = f32x4.splat(1);
  for (let i = first; i < end; i++) {
    const at = points + ((<usize>i) << 3);
    const x = v128.load32_splat(at);
    const y = v128.load32_splat(at, 4);
    let forceX = f32x4.splat(0);
    let forceY = f32x4.splat(0);
    const last = (<usize>load<u32>(starts, 4)) << 2;
    for (let edge = (<usize>load<u32>(starts)) << 2; edge < last; edge += 16) {
      const target = targets + edge;
      let left = v128.load64_zero(points + <usize>load<u32>(target));
      left = v128.load64_lane(points + <usize>load<u32>(target, 4), left, 1);
      let right = v128.load64_zero(points + <usize>load<u32>(target, 8));
      right = v128.load64_lane(points + <usize>load<u32>(target, 12), right, 1);
      const dx = f32x4.sub(x, v128.shuffle<f32>(left, right, 0, 2, 4, 6));
      const dy = f32x4.sub(y, v128.shuffle<f32>(left, right, 1, 3, 5, 7));
      const squared = f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy));
      const q = f32x4.div(v128.load(weights + edge), f32x4.add(one, squared));
      forceX = f32x4.add(forceX, f32x4.mul(q, dx));
      forceY = f32x4.add(forceY, f32x4.mul(q, dy));
    }
    store<f32>(attractions + ((<usize>i) << 3), exaggeration * laneSum(forceX));
    store<f32>(attractions + ((<usize>i) << 3), exaggeration * laneSum(forceY), 4);
    starts += 4;
  }
}

function laneSum(values: v128): f32 {
  return (
    f32x4.extract_lane(values, 0) +
    f32x4.extract_lane(values, 1) +
    (f32x4.extract_lane(values, 2) + f32x4.extract_lane(values, 3))
  );
}

/** Write where each point lies in the order, as the offset of its x in `forces`. */
export function findPlaces(places: usize): void {
  for (let place: u32 = 0; place < <u32>total; place++) {
    const point = load<u32>(sorted + ((<usize>place) << 3));
    const group = place & ~(GROUP - 1);
    store<u32>(places + ((<usize>point) << 2), (2 * group + (place & (GROUP - 1))) << 2);
  }
}

/**
 * Move points `first` to `end` along their gradient 4 (attraction - repulsion / z), with momentum and a
 * gain for each coordinate that grows by .2 where it keeps its direction and shrinks by .8 where not.
 *
 * @param places u32 a point, from `findPlaces`
 * @param speeds f32 2 N, the last moves
 * @param gains f32 2 N
 */
export function move(
  first: i32,
  end: i32,
  places: usize,
  speeds: usize,
  gains: usize,
  z: f64,
  momentum: f32,
  rate: f32,
): void {
  const share = <f32>(1 / z);
  for (let i = first; i < end; i++) {
    const at = (<usize>i) << 3;
    const force = forces + <usize>load<u32>(places + ((<usize>i) << 2));
    const x = load<f32>(attractions + at) - share * load<f32>(force);
    const y = load<f32>(attractions + at, 4) - share * load<f32>(force, 64);
    moveBy(points + at, speeds + at, gains + at, 4 * x, momentum, rate);
    moveBy(points + at + 4, speeds + at + 4, gains + at + 4, 4 * y, momentum, rate);
  }
}

function moveBy(at: usize, speed: usize, gain: usize, slope: f32, momentum: f32, rate: f32): void {
  const before = load<f32>(speed);
  const kept = before * slope < 0;
  const factor = max<f32>(kept ? load<f32>(gain) + 0.2 : load<f32>(gain) * 0.8, 0.01);
  const step = momentum * before - rate * factor * slope;
  store<f32>(gain, factor);
  store<f32>(speed, step);
  store<f32>(at, load<f32>(at) + step);
}

/** Sum of p ln(p z (1 + d^2)) over the edges of points `first` to `end`: their part of KL(P || Q). */
export function divergence(
  first: i32,
  end: i32,
  starts: usize,
  targets: usize,
  weights: usize,
  z: f64,
): f64 {
  let sum: f64 = 0;
  for (let i = first; i < end; i++) {
    const at = points + ((<usize>i) << 3);
    const last = <usize>load<u32>(starts, 4);
    for (let edge = <usize>load<u32>(starts); edge < last; edge++) {
      const p = <f64>load<f32>(weights + (edge << 2));
      if (p <= 0) continue;
      const other = points + <usize>load<u32>(targets + (edge << 2));
      const dx = <f64>load<f32>(at) - <f64>load<f32>(other);
      const dy = <f64>load<f32>(at, 4) - <f64>load<f32>(other, 4);
      sum += p * Math.log(p * z * (1 + dx * dx + dy * dy));
    }
    starts += 4;
  }
  return sum;
}
