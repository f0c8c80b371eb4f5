import { catalogue } from './catalogue.ts';

/** Words of the tools around a walk. */
export const toolWords = catalogue({
  others: {
    one: '{count} other listener is on this map.',
    other: '{count} other listeners are on this map.',
  },
  settings: 'Settings',
  near: 'Near me',
  keepsakes: 'Favourites and places',
  playlist: 'Playlist',
  playTrack: 'Play the whole track',
  stopTrack: 'Stop the track',
  trackFailed: 'The rest of the track did not come: check the connection.',
});
