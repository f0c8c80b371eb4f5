import type { HeardRows } from '../own-file/heard-rows.ts';
import type { OwnFileState } from '../own-file/own-file.ts';

/** What tests, and people with a console, can see of a visitor's file: `__earshotFile`. */
interface OwnFileProbe {
  readonly state: OwnFileState['kind'];
  readonly rows: HeardRows | null;
  /** World coordinates of its segments on the map; null where it isn't there. */
  readonly positions: Float32Array | null;
  /** Seconds that the hearing took so far. */
  readonly passed: number;
  /** Seconds of sound that are heard. */
  readonly seconds: number;
}

declare global {
  var __earshotFile: OwnFileProbe | undefined;
}

/** Let the file be seen from outside. */
export function exposeOwnFile(state: OwnFileState, positions: Float32Array | null): void {
  const file = state.kind === 'hearing' || state.kind === 'here' ? state : null;
  globalThis.__earshotFile = {
    state: state.kind,
    rows: file?.rows ?? null,
    positions,
    passed: file?.passed ?? 0,
    seconds: file ? file.sound.length / file.sound.buffer.sampleRate : 0,
  };
}
