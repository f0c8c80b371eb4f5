/** Columns in a panel: a panel holds, row after row, the values of 4 neighbouring columns. */
const PANEL = 4;

/**
 * Lay rows out as panels of float64, each value less its column's shift, and add them to the columns'
 * totals.
 *
 * @param rows first of count x columns f32, row-major
 * @param shift f64 a column
 * @param totals f64 a column, added to
 * @param panels f64: panels of count x 4; columns beyond the last stay 0
 */
export function pack(
  rows: usize,
  count: i32,
  columns: i32,
  shift: usize,
  totals: usize,
  panels: usize,
): void {
  for (let column = 0; column < columns; column++) {
    const offset = load<f64>(shift + ((<usize>column) << 3));
    let from = rows + ((<usize>column) << 2);
    let to = panels + ((<usize>((column >> 2) * count * PANEL + (column & 3))) << 3);
    let total: f64 = 0;
    for (let row = 0; row < count; row++) {
      const value = <f64>load<f32>(from) - offset;
      store<f64>(to, value);
      total += value;
      from += (<usize>columns) << 2;
      to += PANEL << 3;
    }
    store<f64>(totals + ((<usize>column) << 3), load<f64>(totals + ((<usize>column) << 3)) + total);
  }
}

/**
 * Add the products of all pairs of columns, summed over the packed rows, to the upper triangle of
 * panels of `sums` (f64, 4 count x 4 count, row-major).
 */
export function addProducts(panels: usize, rows: i32, count: i32, sums: usize): void {
  const size = (<usize>(rows * PANEL)) << 3;
  for (let a = 0; a < count; a++)
    for (let b = a; b < count; b++)
      addTile(
        panels + <usize>a * size,
        panels + <usize>b * size,
        rows,
        sums + ((<usize>(a * PANEL * count * PANEL + b * PANEL)) << 3),
        (<usize>(count * PANEL)) << 3,
      );
}

/** 4 x 4 sums of products of two panels; `stride` bytes lie between rows of the target. */
function addTile(a: usize, b: usize, rows: i32, target: usize, stride: usize): void {
  let s00 = f64x2.splat(0);
  let s01 = f64x2.splat(0);
  let s10 = f64x2.splat(0);
  let s11 = f64x2.splat(0);
  let s20 = f64x2.splat(0);
  let s21 = f64x2.splat(0);
  let s30 = f64x2.splat(0);
  let s31 = f64x2.splat(0);
  for (let row = 0; row < rows; row++) {
    const left = v128.load(b);
    const right = v128.load(b, 16);
    let value = v128.load64_splat(a);
    s00 = f64x2.add(s00, f64x2.mul(value, left));
    s01 = f64x2.add(s01, f64x2.mul(value, right));
    value = v128.load64_splat(a, 8);
    s10 = f64x2.add(s10, f64x2.mul(value, left));
    s11 = f64x2.add(s11, f64x2.mul(value, right));
    value = v128.load64_splat(a, 16);
    s20 = f64x2.add(s20, f64x2.mul(value, left));
    s21 = f64x2.add(s21, f64x2.mul(value, right));
    value = v128.load64_splat(a, 24);
    s30 = f64x2.add(s30, f64x2.mul(value, left));
    s31 = f64x2.add(s31, f64x2.mul(value, right));
    a += PANEL << 3;
    b += PANEL << 3;
  }
  addRow(target, s00, s01);
  addRow(target + stride, s10, s11);
  addRow(target + 2 * stride, s20, s21);
  addRow(target + 3 * stride, s30, s31);
}

function addRow(target: usize, left: v128, right: v128): void {
  v128.store(target, f64x2.add(v128.load(target), left));
  v128.store(target, f64x2.add(v128.load(target, 16), right), 16);
}
