import { catalogue } from './catalogue.ts';

/** Words of favourites, bookmarks and postcards. */
export const keepsakeWords = catalogue({
  title: 'Favourites and places',
  heart: 'Put it among your favourites',
  unheart: 'Take it out of your favourites',
  hearted: '{title} is among your favourites.',
  unhearted: '{title} is no longer among your favourites.',
  favourites: 'Favourites',
  noFavourites: 'None yet: the heart beside what you hear puts it here.',
  places: 'Places',
  noPlaces: 'None yet: keep where you stand, and how the map is set.',
  name: 'Name of this place',
  keep: 'Keep this place',
  kept: '{name} is kept.',
  unnamed: 'A place near {title}',
  somewhere: 'A place',
  remove: 'Remove {name}',
  goThere: 'Go to {name}',
  postcard: 'Postcard of {name}',
  copy: 'Copy the link to {name}',
  copied: 'The link is copied.',
  saved: 'The postcard is saved.',
  stays: 'This is kept in this browser only. A link or a postcard takes it elsewhere.',
  heardHere: 'Heard here: {title}',
  heardBy: 'Heard here: {title} by {artist}',
});
