import { catalogue } from './catalogue.ts';

/** Words of what is near, and of the lead to what was not heard for longest. */
export const nearWords = catalogue({
  title: 'Near me',
  hint: 'A button walks there. North is up.',
  none: 'There is no music on this map.',
  here: 'here',
  way: { one: '{direction}, {count} s', other: '{direction}, {count} s' },
  by: '{title} by {artist}',
  walking: 'Walking to {name}: {way}.',
  again: 'Look around again',
  north: 'north',
  northEast: 'north-east',
  east: 'east',
  southEast: 'south-east',
  south: 'south',
  southWest: 'south-west',
  west: 'west',
  northWest: 'north-west',
  rediscover: 'Rediscover',
  lead: 'Lead me to what I have not heard for longest',
  leadNever: '{name}, not heard here yet: {way}.',
  leadOnce: '{name}, heard longest ago: {way}.',
  walkThere: 'Walk there',
  memory: 'Only this browser remembers what you heard.',
  forget: 'Forget it',
  forgotten: 'It is forgotten.',
});
