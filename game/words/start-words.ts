import { catalogue } from './catalogue.ts';

/** Words of the start screen and its choices. */
export const startWords = catalogue({
  title: 'Walk through what a music model hears',
  about:
    'Every point is three seconds of music. What sounds alike to the model lies close together; you hear what you walk past.',
  looking: 'Looking for music ...',
  empty: 'This server has no music yet. Add a folder of yours with {command}.',
  begin: 'Start listening',
  music: 'Music',
  withKeys: '{keys} or the arrow keys walk; a click walks there.',
  withTouch: 'Tap where you want to walk.',
  headphones: 'Headphones make it better.',
  notKept: "Walks can't be kept now; nothing leaves your browser.",
  askAgain: 'Ask again',
  nothingLeaves: 'Without it, nothing leaves your browser.',
});
