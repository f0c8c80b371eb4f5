/** Where in a protocol: keys and places from the top. */
export type Path = readonly (string | number)[];

/** Something about a protocol that is wrong, or that its author should know. */
export interface Finding {
  readonly level: 'error' | 'warning';
  readonly path: Path;
  /** What was got, what was expected, what to do. */
  readonly sentence: string;
}

/** A fault that keeps a protocol from being run. */
export function fault(path: Path, sentence: string): Finding {
  return { level: 'error', path, sentence };
}

export function warning(path: Path, sentence: string): Finding {
  return { level: 'warning', path, sentence };
}
