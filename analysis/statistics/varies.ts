/** Whether not all values are the same; those of nothing are. */
export function varies(values: readonly number[] | Float64Array): boolean {
  return values.some((value) => value !== values[0]);
}
