import { expect, test } from 'vitest';
import { FREE_PLAY } from '#study/protocol/free-play';
import { Protocol } from '#study/protocol/protocol';
import { consentText, protocolText } from '#study/protocol/protocol-text';

test('a protocol has one text, whatever order its file had', () => {
  const { blocks, ...rest } = FREE_PLAY;
  const turned = { blocks: blocks.map((block) => reversed(block)), ...reversed(rest) };
  expect(protocolText(Protocol.parse(turned))).toBe(protocolText(FREE_PLAY));
  expect(Protocol.parse(JSON.parse(protocolText(FREE_PLAY)))).toEqual(FREE_PLAY);
});

test('another order of blocks is another protocol', () => {
  const turned = { ...FREE_PLAY, blocks: FREE_PLAY.blocks.toReversed() };
  expect(protocolText(turned)).not.toBe(protocolText(FREE_PLAY));
});

test('free play asks before it keeps anything, and the choice is free', () => {
  expect(FREE_PLAY.blocks[0]).toMatchObject({ kind: 'consent', optional: true });
  expect(consentText(FREE_PLAY)).toMatch(/You get a link that deletes it/);
  expect(consentText({ ...FREE_PLAY, blocks: [] })).toBeNull();
});

function reversed(value: object): object {
  return Object.fromEntries(Object.entries(value).reverse());
}
