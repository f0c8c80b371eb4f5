import { readFile, writeFile } from 'node:fs/promises';
import { protocolReference, protocolSchema } from './protocol-reference.ts';

/* npm run reference: writes what docs/protocol.md and its schema take from the code. */
const FILE = 'docs/protocol.md';
const [introduction = ''] = (await readFile(FILE, 'utf8')).split('\n## The file');
await writeFile(FILE, protocolReference(introduction));
await writeFile('docs/protocol.schema.json', protocolSchema());
