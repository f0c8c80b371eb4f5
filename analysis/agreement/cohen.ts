import { tally } from './ratings.ts';

/** A square table of counts or shares: rows the first rater's category, columns the second's. */
type Contingency = readonly (readonly number[])[];

/** Agreement of two raters. */
export interface CohenKappa {
  readonly value: number;
  /** Of the plain kappa for large samples (Fleiss, Cohen & Everitt 1969), as psych for R gives it. */
  readonly se: number;
  /** Weighted by the distance between the categories' places, and by its square; null for words. */
  readonly linear: number | null;
  readonly squared: number | null;
}

/** Count the pairs of two raters over all categories that either used, smallest first. */
export function contingency(pairs: readonly (readonly [number, number])[]): Contingency {
  const categories = tally(pairs.flat()).map(([value]) => value);
  const place = new Map(categories.map((value, i) => [value, i]));
  const table = categories.map(() => categories.map(() => 0));
  for (const [a, b] of pairs) {
    const row = table[place.get(a) ?? 0];
    const column = place.get(b) ?? 0;
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return table;
}

/** Cohen's kappa of a table of counts; null with fewer than two categories. */
export function cohenKappa(table: Contingency, ordered: boolean): CohenKappa | null {
  if (table.length < 2) return null;
  const places = [...table.keys()];
  const apart = (power: number): Contingency =>
    places.map((i) => places.map((j) => Math.abs(i - j) ** power));
  const value = weightedKappa(
    table,
    table.map((row, i) => row.map((_, j) => (i === j ? 0 : 1))),
  );
  return {
    value,
    se: standardError(table, value),
    linear: ordered ? weightedKappa(table, apart(1)) : null,
    squared: ordered ? weightedKappa(table, apart(2)) : null,
  };
}

/** Weighted kappa (Cohen 1968) with weights of disagreement: 1 - sum w p_o / sum w p_e. */
export function weightedKappa(table: Contingency, weights: Contingency): number {
  const { total, rows, columns } = margins(table);
  let [observed, expected] = [0, 0];
  for (const [i, row] of table.entries())
    for (const [j, count] of row.entries()) {
      const weight = weights[i]?.[j] ?? 0;
      observed += weight * count * total;
      expected += weight * (rows[i] ?? 0) * (columns[j] ?? 0);
    }
  return 1 - observed / expected;
}

function margins(table: Contingency) {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = table.map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  return { total: rows.reduce((sum, count) => sum + count, 0), rows, columns };
}

function standardError(table: Contingency, kappa: number): number {
  const { total, rows, columns } = margins(table);
  const row = (i: number): number => (rows[i] ?? 0) / total;
  const column = (i: number): number => (columns[i] ?? 0) / total;
  const chance = table.reduce((sum, _, i) => sum + row(i) * column(i), 0);
  let [own, cross] = [0, 0];
  for (const [i, counts] of table.entries())
    for (const [j, count] of counts.entries()) {
      const share = count / total;
      if (i === j) own += share * (1 - (row(i) + column(i)) * (1 - kappa)) ** 2;
      else cross += share * (column(i) + row(j)) ** 2;
    }
  const rest = (kappa - chance * (1 - kappa)) ** 2;
  const variance = own + (1 - kappa) ** 2 * cross - rest;
  return Math.sqrt(Math.max(0, variance) / total) / (1 - chance);
}
