import { catalogue } from './catalogue.ts';

/** Words around the map. */
export const walkWords = catalogue({
  pageTitle: '{title} · Earshot',
  ground:
    'Map of the music. Arrow keys or {up}, {left}, {down} and {right} walk; {closer} and {further} zoom; {fit} shows the whole map.',
  plus: 'plus',
  minus: 'minus',
  drawing: 'Drawing the map ...',
  counts: '{segments} segments · {tracks} tracks',
  page: 'Page',
  chooseMap: 'Choose the map',
  help: 'Help',
  withKey: '{name} ({key})',
  showPanels: 'Show the panels',
  foldPanels: 'Fold the panels away',
  soundOn: 'Sound on',
  soundOff: 'Sound off',
  volume: 'Volume',
  wholeMap: 'Whole map',
  closer: 'Closer',
  further: 'Further away',
  showWholeMap: 'Show the whole map',
  heard: 'What you hear',
  nearby: '+{number} nearby',
  quiet: 'Quiet here',
  quietHint: 'Walk towards the points to hear them.',
  by: '{artist} · {time}',
  fromAlbum: '{by} · {album}',
  announced: '{title} by {artist}',
  helpTitle: 'How this works',
  helpWalk: 'Walk with {keys} or the arrow keys, or click or tap where you want to go.',
  helpMap:
    'Every point is three seconds of music; points that lie close together sound alike to the model, and you hear those inside your ring, the nearest loudest.',
  helpKeys:
    '{zoom} zoom, {fit} shows the whole map, {mute} turns sound off, {fold} folds the panels away.',
  yourFile: 'your file',
});
