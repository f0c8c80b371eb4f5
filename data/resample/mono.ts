/**
 * The average of all channels, each held to full scale as in the 16-bit sound that the models were
 * trained on. Damaged files also give values of 100 or none at all (NaN, which counts as 0).
 */
export function mono(channels: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(channels[0]?.length ?? 0);
  for (const channel of channels)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + held(channel[i] ?? 0);
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) / channels.length;
  return sum;
}

function held(value: number): number {
  return value > 1 ? 1 : value < -1 ? -1 : value || 0;
}
