import type { Chance } from './chance.ts';
import type { Bar } from './form.ts';
import type { Theme } from './motif.ts';
import type { Sketch } from './sketch.ts';

/** What players share while a piece is being written. */
export interface Stage {
  readonly sketch: Sketch;
  readonly chance: Chance;
  /** Each player's last voicing or pitch, so that the next one follows smoothly. */
  readonly voicings: Map<string, readonly number[]>;
  /** The piece's themes by name, invented when first asked for. */
  readonly themes: Map<string, Theme>;
}

/** Writes what one musician does in one bar. */
export type Player = (bar: Bar, stage: Stage) => void;

/** Remember under a name what `invent` gives the first time. */
export function rememberTheme(stage: Stage, name: string, invent: () => Theme): Theme {
  const theme = stage.themes.get(name) ?? invent();
  stage.themes.set(name, theme);
  return theme;
}
