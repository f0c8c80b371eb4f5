/** One step of a walk, in the map or in the space itself. */
export interface SearchStep {
  /** Seconds from the start of the walk. */
  readonly from: number;
  readonly to: number;
  readonly length: number;
  /** Turning angle at its beginning, 0 ... pi; null where there was no step before. */
  readonly angle: number | null;
}

/** How a walk changed where something liked began to sound: area-restricted search (Kareiva & Odell 1987). */
export interface Search {
  /** Moments that something liked began to sound at, with steps on both sides. */
  readonly moments: number;
  /** Mean turning angle of a step after them less that before, in radians: above 0 one began to wind. */
  readonly turning: number | null;
  /** Length a second after them by that before: below 1 one slowed down. */
  readonly pace: number | null;
}

/** Seconds before and after a moment that are looked at. */
export const WINDOW = 10;

/** Compare the steps after moments with those before; a step belongs to the side that its middle lies on. */
export function afterLiked(steps: readonly SearchStep[], moments: readonly number[]): Search {
  const sides = moments.map((moment) => ({
    before: within(steps, moment - WINDOW, moment),
    after: within(steps, moment, moment + WINDOW),
  }));
  const whole = sides.filter(({ before, after }) => before.length > 0 && after.length > 0);
  const before = whole.flatMap((side) => side.before);
  const after = whole.flatMap((side) => side.after);
  const [was, is] = [meanAngle(before), meanAngle(after)];
  const pace = paceOf(before);
  return {
    moments: whole.length,
    turning: was === null || is === null ? null : is - was,
    pace: pace > 0 ? paceOf(after) / pace : null,
  };
}

function within(steps: readonly SearchStep[], begin: number, end: number): readonly SearchStep[] {
  return steps.filter(({ from, to }) => (from + to) / 2 >= begin && (from + to) / 2 < end);
}

function meanAngle(steps: readonly SearchStep[]): number | null {
  const angles = steps.flatMap(({ angle }) => (angle === null ? [] : [angle]));
  return angles.length > 0 ? angles.reduce((sum, angle) => sum + angle, 0) / angles.length : null;
}

function paceOf(steps: readonly SearchStep[]): number {
  const seconds = steps.reduce((sum, { from, to }) => sum + to - from, 0);
  return seconds > 0 ? steps.reduce((sum, { length }) => sum + length, 0) / seconds : 0;
}
