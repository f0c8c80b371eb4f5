/**
 * Colours of music, by the numbers in MapView.hues. Any two of them and the sun are at least 15 apart
 * (CIEDE2000), and each has 3:1 on the night. The last one is for music without a named kind.
 */
export const HUES = [
  '#7fb3ff',
  '#6fd6c4',
  '#c7b8ff',
  '#ff8f6b',
  '#d57bd6',
  '#9ad66f',
  '#ff7fa8',
  '#f5d5dc',
  '#4f9d69',
  '#7a6cf0',
  '#d0505a',
  '#8d99a8',
] as const;

/** Number of the hue of music without a named kind. */
export const NEUTRAL_HUE = HUES.length - 1;
