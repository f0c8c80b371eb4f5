/** From one time to another, the seconds under way not counted: 1:12–1:15. */
export function clockRange(from: number, to: number): string {
  return `${clockText(Math.floor(from))}–${clockText(Math.floor(to))}`;
}

/** Whole seconds as a clock shows them: 0:07, 12:34, 1:02:03. */
export function clockText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
