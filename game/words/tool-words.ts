import { catalogue } from './catalogue.ts';

/** Words of the tools around a walk. */
export const toolWords = catalogue({
  settings: 'Settings',
  near: 'Near me',
  keepsakes: 'Favourites and places',
  playlist: 'Playlist',
  playTrack: 'Play the whole track',
  stopTrack: 'Stop the track',
  trackFailed: 'The rest of the track did not come: check the connection.',
});
