import type { Protocol } from './protocol.ts';

/** What a visitor of `/` runs: a choice, off by default, then one explore block. */
export const FREE_PLAY: Protocol = {
  format: 'earshot-protocol',
  version: 1,
  id: 'free-play',
  title: 'Free play',
  blocks: [
    {
      kind: 'consent',
      text: 'This keeps where you walk and what you hear on this server, under a random name. It keeps no address and nothing about your device. You get a link that deletes it.',
      choice: 'Keep my walk on this server',
      optional: true,
    },
    { kind: 'explore', minutes: null },
  ],
};
