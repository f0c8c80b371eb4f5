import { catalogue } from './catalogue.ts';

/** Words that several screens share. */
export const commonWords = catalogue({
  close: 'Close',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  failed: 'Something failed: reload the page.',
  segments: { one: '{count} segment', other: '{count} segments' },
  tracks: { one: '{count} track', other: '{count} tracks' },
  both: '{segments} · {tracks}',
  number: '{number}',
  percent: '{value} %',
});
