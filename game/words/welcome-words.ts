import { catalogue } from './catalogue.ts';

/** The three sentences of a first visit, and notices. */
export const welcomeWords = catalogue({
  title: 'First steps',
  walkKeys: 'Walk: hold {keys} or an arrow key, or click where you want to go.',
  walkTouch: 'Walk: push with your thumb anywhere on the map, or tap where you want to go.',
  hear: 'Hear: what lies inside your ring sounds, the nearest loudest, left and right where it lies.',
  choose:
    'Choose: the panel on the right changes whose ears drew the map. Look around as you like.',
  skip: 'Skip',
  gotIt: 'Got it',
  offline: 'There is no connection: you hear what is here already.',
  blocked: 'Your browser holds the sound back.',
  unblock: 'Turn the sound on',
  silent: 'This collection comes without sound.',
  plain:
    'This browser draws no WebGL: a plain picture stands in for the map. Near me lists what is around you.',
});
