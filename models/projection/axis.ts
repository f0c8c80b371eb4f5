/** One coordinate of a map. */
export interface Axis {
  /** What stands on the axis: a tag, `dimension 17`, `PC 1`. */
  readonly label: string;
  /** Share of the space's variance along it, 0 ... 1; null where the notion does not apply. */
  readonly explained: number | null;
  /** The words that most define its low end, strongest first; empty where unknown. */
  readonly low: readonly string[];
  /** The words that most define its high end, strongest first; empty where unknown. */
  readonly high: readonly string[];
}
