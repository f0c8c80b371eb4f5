import { catalogue } from './catalogue.ts';

/** Words of what is near, and why. */
export const whyWords = catalogue({
  open: 'Why here?',
  title: 'Near to what you hear',
  quiet: 'Walk to some music first: then its neighbours are listed here.',
  missing:
    'This dataset does not list neighbours yet. Who runs the server can change that with: earshot project',
  by: '{title} · {artist}',
  both: 'both: {tags}',
  nothingCommon: 'alike beyond their strongest tags',
  torn: 'torn apart by this map',
  hop: 'Hop',
  hopTo: 'Hop to {title}, {time}',
  means: 'What does distance mean here?',
  meansOriginal:
    'Left to right is {x}, bottom to top is {y}. Everything else that the model hears is left out.',
  meansPca:
    'The two directions in which the music differs most: together they show {share} of all differences.',
  meansPlain: 'Two directions of the model’s own space.',
  meansMap:
    'Near means alike. Far means little: this map keeps neighbours together, not distances.',
  kept: 'Of the {k} nearest segments, {share} are near on this map too.',
  fog: 'Fog shows where they are not; portals lead to neighbours that were torn apart.',
});
