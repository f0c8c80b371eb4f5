import { catalogue } from './catalogue.ts';

/** Words about a walk that is kept, and about deleting it. */
export const keptWords = catalogue({
  title: 'This walk is kept',
  ended: 'This walk is not kept any more',
  soFar: {
    one: 'The server keeps it under a random name: {count} entry so far, {rest}.',
    other: 'The server keeps it under a random name: {count} entries so far, {rest}.',
  },
  allSent: 'all sent',
  onTheirWay: '{number} on their way',
  link: 'This link deletes it. Nobody else has it, so copy it if you may want it later.',
  copy: 'Copy the link',
  copied: 'Copied',
  noLonger: 'not kept any more',
  kept: 'kept',
  waiting: 'kept · {number} waiting',
  ask: 'Delete this walk?',
  gone: 'It is gone',
  warning: "Everything that this server keeps of this walk is deleted. It can't be brought back.",
  keep: 'Keep it',
  remove: 'Delete it',
  deleting: 'Deleting ...',
  nothingLeft: 'Nothing of this walk is left on the server.',
  unknown: 'The server has no such walk: it may be gone already.',
  goOn: 'Go on',
  wasDeleted: 'This walk was deleted.',
  noMap: 'The map could not be opened.',
});
