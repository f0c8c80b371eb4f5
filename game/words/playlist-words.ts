import { catalogue } from './catalogue.ts';

/** Words of playlists. */
export const playlistWords = catalogue({
  title: 'Playlist',
  from: 'From',
  trail: 'My walk',
  path: 'A path',
  favourites: 'Favourites',
  selection: 'Selection',
  noTrail: 'Walk a little: what you walk past becomes a playlist.',
  noPath: 'Set two way-points or more: songs along the path between them follow.',
  noSelection:
    'Draw around segments with the lasso: their songs become a playlist, in a path through them.',
  noFavourites: 'You have no favourites yet.',
  addPoint: 'Way-point where I stand',
  removePoints: 'Remove the way-points',
  points: { one: '{count} way-point', other: '{count} way-points' },
  songs: 'Songs',
  variance: 'Variance',
  another: 'Another one',
  count: { one: '{count} song, {time}', other: '{count} songs, {time}' },
  rule: 'One song an artist, none twice.',
  root: 'Folder of the music',
  rootHint: 'beside the playlist',
  windows: 'Windows paths',
  save: 'Save the playlist',
  saveTable: 'Coordinates (CSV)',
  savePicture: 'Picture (PNG)',
  saved: '{name} is saved.',
  fileName: '{title} walk',
});
