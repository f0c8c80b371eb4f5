import { catalogue } from './catalogue.ts';

/** Words of comparing two maps, and of the lasso. */
export const compareWords = catalogue({
  compare: 'Compare with another map',
  pane: 'The other map',
  map: 'Map of the same music. The mouse drags and zooms it; what is pointed at lights up in both.',
  space: 'Model and layer',
  projection: 'Map',
  across: 'Left to right',
  up: 'Bottom to top',
  fit: 'Show all of the other map',
  closer: 'Closer in the other map',
  further: 'Further away in the other map',
  noMap: 'This browser gives no second map: close other pages with maps, then try again.',
  lasso: 'Lasso',
  lassoHint: 'Draw around segments to select them; Escape ends it.',
  lassoField: 'Draw around segments',
  selection: 'Selection',
  selected: {
    one: '{count} segment of {tracks}',
    other: '{count} segments of {tracks}',
  },
  play: 'Play in order',
  list: 'As a playlist',
  deselect: 'Deselect',
  hover: '{artist} - {title} ({time})',
  hoverUntitled: '{title} ({time})',
});
