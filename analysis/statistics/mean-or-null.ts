/** Mean of the values; null of none. */
export function meanOrNull(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}
