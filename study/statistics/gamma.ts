/** Lanczos' sum with g = 607/128 as Godfrey (2001) chose it: some 1e-15 for every positive argument. */
const LANCZOS = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746,
  -0.4919138160976202, 3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5,
  0.0001580887032249125, -0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639,
  8.441822398385275e-5, -2.6190838401581408e-5, 3.6899182659531625e-6,
];
const HALF_LOG_2_PI = 0.9189385332046728;

/** Natural logarithm of the gamma function of a positive number. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const t = z + 607 / 128 + 0.5;
  const sum = LANCZOS.reduce(
    (total, weight, i) => total + (i === 0 ? weight : weight / (z + i)),
    0,
  );
  return HALF_LOG_2_PI + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Error of Stirling's formula, log n! - log(sqrt(2 pi n) (n/e)^n); `n` at least 0 (Loader 2000). */
export function stirlingError(n: number): number {
  if (n <= 15) return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_2_PI;
  const square = n * n;
  const inner = 1 / 1680 - (1 / 1188 - 691 / 360360 / square) / square;
  return (1 / 12 - (1 / 360 - (1 / 1260 - inner / square) / square) / square) / n;
}

/** Deviance part x log(x / m) + m - x without cancellation where x is near m (Loader 2000). */
export function deviancePart(x: number, m: number): number {
  const d = x - m;
  if (Math.abs(d) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = d / (x + m);
  let term = 2 * x * v;
  let sum = d * v;
  for (let j = 1; j < 1000; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** Poisson density at x (any number of at least 0) with mean m, by Loader's saddle point. */
export function poissonDensity(x: number, m: number): number {
  if (m === 0) return x === 0 ? 1 : 0;
  if (x === 0) return Math.exp(-m);
  return Math.exp(-stirlingError(x) - deviancePart(x, m)) / Math.sqrt(2 * Math.PI * x);
}

/** Lower and upper regularised incomplete gamma functions P(a, x) and Q(a, x) of a > 0, x >= 0. */
export function incompleteGamma(a: number, x: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const front = a * poissonDensity(a, x);
  if (x < a + 1) {
    const lower = (front / a) * ascendingSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = front * descendingFraction(a, x);
  return { lower: 1 - upper, upper };
}

/** Sum of x^n / ((a+1) ... (a+n)), Abramowitz & Stegun 6.5.29. */
function ascendingSeries(a: number, x: number): number {
  let [term, sum] = [1, 1];
  for (let n = 1; n < 100_000; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum;
}

/** Lentz's way through the continued fraction of Abramowitz & Stegun 6.5.31. */
function descendingFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < 100_000; i++) {
    const step = -i * (i - a);
    b += 2;
    d = 1 / (step * d + b);
    c = b + step / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}
