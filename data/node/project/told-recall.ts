/** How the neighbours of a map were found, for a person. */
export function toldRecall(recall: number): string {
  if (recall === 1) return 'all true neighbours';
  return `${(100 * recall).toFixed(1)} % of the true neighbours`;
}
