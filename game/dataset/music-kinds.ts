/**
 * Tags of the models' vocabularies that name a kind of music rather than an instrument, a voice, a mood
 * or a decade; compared in lower case.
 */
const KINDS = new Set([
  ...[
    'alternative',
    'alternative rock',
    'ambient',
    'blues',
    'chill',
    'chillout',
    'choral',
    'classic',
  ],
  ...['classic rock', 'classical', 'country', 'dance', 'easy listening', 'electro', 'electronic'],
  ...[
    'electronica',
    'experimental',
    'folk',
    'funk',
    'hard rock',
    'heavy metal',
    'hip-hop',
    'house',
  ],
  ...['indian', 'indie', 'indie pop', 'indie rock', 'jazz', 'metal', 'new age', 'oldies', 'opera'],
  ...['pop', 'progressive rock', 'punk', 'rnb', 'rock', 'soul', 'techno'],
]);

/** Hues that kinds keep across models and datasets, where the dataset is rich in them. */
const HOME_HUES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ambient: 0,
    electronic: 1,
    classical: 2,
    rock: 3,
    jazz: 4,
    chillout: 5,
    metal: 6,
    pop: 7,
    folk: 8,
    techno: 9,
    dance: 9,
    punk: 10,
    indian: 10,
  }),
);

/** Whether a tag names a kind of music. */
export function isKind(tag: string): boolean {
  return KINDS.has(tag.toLowerCase());
}

/** The hue that a kind has wherever it is frequent; undefined for kinds without a home. */
export function homeHue(tag: string): number | undefined {
  return HOME_HUES.get(tag.toLowerCase());
}
