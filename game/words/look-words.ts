import { catalogue } from './catalogue.ts';

/** Words of how a map is looked at: modes, how much of it, colours. */
export const lookWords = catalogue({
  show: 'Show',
  mode: 'Mode',
  segments: 'Segments',
  trajectories: 'Trajectories',
  averages: 'Averages',
  tracks: 'tracks',
  tracksOf: '{shown} of {all}',
  every: 'every',
  everyOne: 'segment',
  everyNth: '{nth} segment',
  log: 'Log axes',
  shapes: 'Shapes',
  names: 'Names',
  fog: 'Fog',
  shapesHint: 'Tell kinds of music apart by shape as well as by colour',
  fogHint: 'Dim the places where this map can’t be trusted',
  namesHint: 'Names of the regions',
  logHint: 'Decimal logarithms on both axes',
  dropped: {
    one: '{count} segment has no logarithm here and is left out.',
    other: '{count} segments have no logarithm here and are left out.',
  },
  nothing: 'Nothing is left to show: choose more.',
  second: '2nd',
  third: '3rd',
  nth: '{number}th',
});
