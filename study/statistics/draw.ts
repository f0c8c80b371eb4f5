/** A standard normal number from two uniform ones (Box & Muller 1958). */
export function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Probability of a log-odds. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
