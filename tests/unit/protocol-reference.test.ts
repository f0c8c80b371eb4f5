import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { protocolReference, protocolSchema } from '#study/node/protocol-reference';
import { parseProtocol } from '#study/node/read-protocol';

test('docs/protocol.md and its JSON schema are what the code says (npm run reference)', () => {
  const written = readFileSync('docs/protocol.md', 'utf8');
  const [introduction = ''] = written.split('\n## The file');
  expect(written).toBe(protocolReference(introduction));
  expect(readFileSync('docs/protocol.schema.json', 'utf8')).toBe(protocolSchema());
});

test('the protocol that the reference begins with is one, within 60 lines', () => {
  const [, source = ''] =
    /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/protocol.md', 'utf8')) ?? [];
  expect(parseProtocol(source)).toHaveProperty('protocol.id', 'alike');
  expect(source.split('\n').length).toBeLessThan(60);
});
