import type { Piece, StyleName } from './piece.ts';

type Row = readonly [
  style: StyleName,
  seed: number,
  title: string,
  artist: string,
  genre: string,
  change?: Pick<Piece, 'cast' | 'pace'>,
];

const KEYS = 'Alma Verrin';
const CAMERATA = 'Camerata Tallis Lane';
const CIRCUIT = 'Hollow Circuit';
const BAND = 'The Lantern Works';
const FORGE = 'Ironvale';
const PORCH = 'Fern & Marlow';
const CLUB = 'Blue Quarter Five';
const DRIFT = 'Northlight Drift';
const ROAD = 'Dhara Road';
const PARADE = 'Earshot Demo Ensemble';

const ROWS: readonly Row[] = [
  ['nocturne', 1, 'Harbour Lamps', KEYS, 'Solo piano'],
  [
    'nocturne',
    2,
    'Rain Ledger',
    KEYS,
    'Solo harp',
    { cast: { 'piano left': 46, 'piano right': 46 }, pace: 1.1 },
  ],
  ['harpsichord', 1, 'Invention for a Small Clock', CAMERATA, 'Baroque'],
  [
    'harpsichord',
    2,
    'Gallery of Mirrors',
    CAMERATA,
    'Baroque',
    { cast: { 'upper manual': 19, 'lower manual': 19 } },
  ],
  ['quartet', 1, 'Four Chairs', CAMERATA, 'String quartet'],
  [
    'quartet',
    2,
    'Winter Correspondence',
    CAMERATA,
    'String orchestra',
    { cast: { 'first violin': 48, 'second violin': 49, viola: 44, cello: 49 } },
  ],
  ['choir', 1, 'Stone and Breath', PARADE, 'Choral'],
  [
    'choir',
    2,
    'Vesper for Empty Rooms',
    PARADE,
    'Vocalise',
    { cast: { choir: 53, basses: 54, sopranos: 54, organ: 48 } },
  ],
  ['drone', 1, 'Slow Weather', DRIFT, 'Ambient'],
  [
    'drone',
    2,
    'The Long Exposure',
    DRIFT,
    'Ambient',
    { cast: { 'warm pad': 49, 'sweep pad': 42, crystal: 0, 'bowed glass': 0, 'space voice': 52 } },
  ],
  ['synth-pop', 1, 'Neon Arithmetic', CIRCUIT, 'Synth-pop'],
  [
    'synth-pop',
    2,
    'Paper Satellites',
    CIRCUIT,
    'Synth-pop',
    { cast: { 'square lead': 53, bells: 5, polysynth: 27, 'synth strings': 89 }, pace: 0.95 },
  ],
  ['techno', 1, 'Platform Nine, 4 a.m.', CIRCUIT, 'Techno'],
  [
    'techno',
    2,
    'Grid Reference',
    CIRCUIT,
    'House',
    {
      cast: { drums: 24, 'synth bass': 33, 'chord stab': 1, 'acid line': 11, pad: 48 },
      pace: 0.95,
    },
  ],
  ['drum-and-bass', 1, 'Understory', DRIFT, 'Drum and bass'],
  ['hip-hop', 1, 'Corner Store Sermon', CIRCUIT, 'Hip-hop'],
  ['rock', 1, 'Gravel Radio', BAND, 'Rock'],
  [
    'rock',
    2,
    'Borrowed Engine',
    BAND,
    'Classic rock',
    { cast: { 'lead guitar': 18, 'clean guitar': 25, 'guitar right': 29 } },
  ],
  ['metal', 1, 'Anvil Hymn', FORGE, 'Metal'],
  [
    'metal',
    2,
    'The Ninth Furnace',
    FORGE,
    'Doom metal',
    { cast: { 'palm left': 30, 'palm right': 30 }, pace: 0.9 },
  ],
  ['folk', 1, 'Three Fields Over', PORCH, 'Folk'],
  [
    'folk',
    2,
    "The Ferryman's Daughter",
    PORCH,
    'Folk',
    { cast: { 'steel guitar': 24, flute: 22, whistle: 21 } },
  ],
  ['country', 1, 'Porch Light Breakdown', PORCH, 'Country'],
  ['jazz-trio', 1, 'Second Set', CLUB, 'Jazz'],
  [
    'jazz-trio',
    2,
    'Late for the Last Tram',
    CLUB,
    'Jazz',
    { cast: { 'piano right': 11, 'piano left': 26 } },
  ],
  ['bossa', 1, 'Awning Weather', CLUB, 'Bossa nova'],
  ['funk', 1, 'Kitchen Pass', BAND, 'Funk'],
  ['march', 1, 'Parade of Small Republics', PARADE, 'Orchestral march'],
  ['raga', 1, 'River at First Light', ROAD, 'Raga'],
  ['accordion-waltz', 1, 'Rue des Horlogers', PARADE, 'Waltz'],
  ['music-box', 1, 'Wound Twice', KEYS, 'Lullaby'],
];

/** The demo's pieces: each style once or twice, by invented artists. */
export const PIECES: readonly Piece[] = ROWS.map(([style, seed, title, artist, genre, change]) => ({
  style,
  seed,
  title,
  artist,
  genre,
  ...change,
}));

/** Licence of compositions and recordings. */
export const LICENCE = 'CC0-1.0';

/** Who is to be named with the recordings. */
export const ATTRIBUTION = "composed by Earshot's code; sounds: FluidR3Mono (MIT)";
