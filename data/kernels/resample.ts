/**
 * `count` outputs of the polyphase filter: each is the sum of input x taps over one row.
 *
 * @param taps first of `up` rows of `row` f32 (a multiple of 16), row p for phase p / up
 * @param row floats in a row
 * @param input f32 under the first tap of the first output
 * @param output where the f32 results go
 * @param whole input samples between outputs, whole part of down / up
 * @param rest remainder of down / up, in phases
 * @param up number of phases
 * @param phase phase of the first output
 */
export function resample(
  taps: usize,
  row: i32,
  input: usize,
  output: usize,
  count: i32,
  whole: i32,
  rest: i32,
  up: i32,
  phase: i32,
): void {
  const rowBytes = (<usize>row) << 2;
  for (let n = 0; n < count; n++) {
    let tap = taps + <usize>phase * rowBytes;
    const end = tap + rowBytes;
    let at = input;
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let d = f32x4.splat(0);
    while (tap < end) {
      a = f32x4.add(a, f32x4.mul(v128.load(at), v128.load(tap)));
      b = f32x4.add(b, f32x4.mul(v128.load(at, 16), v128.load(tap, 16)));
      c = f32x4.add(c, f32x4.mul(v128.load(at, 32), v128.load(tap, 32)));
      d = f32x4.add(d, f32x4.mul(v128.load(at, 48), v128.load(tap, 48)));
      at += 64;
      tap += 64;
    }
    const sum = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
    const left = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1);
    const right = f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3);
    store<f32>(output, left + right);
    output += 4;
    input += (<usize>whole) << 2;
    phase += rest;
    if (phase >= up) {
      phase -= up;
      input += 4;
    }
  }
}
