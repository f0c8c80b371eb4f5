/**
 * Cronbach's alpha of targets (rows) by items or raters (columns): k/(k-1) (1 - sum of variances / variance
 * of sums). Null where the sums don't vary.
 */
export function cronbachAlpha(rows: readonly (readonly number[])[]): number | null {
  const k = rows[0]?.length ?? 0;
  const totals = variance(rows.map((row) => row.reduce((sum, value) => sum + value, 0)));
  if (!(totals > 0)) return null;
  let own = 0;
  for (let j = 0; j < k; j++) own += variance(rows.map((row) => row[j] ?? 0));
  return (k / (k - 1)) * (1 - own / totals);
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
