import { readdirSync } from 'node:fs';
import { type ProtocolFile, requireProtocol } from '#study/node/read-protocol';

const FOLDER = 'study/examples';

/** Files of the ready protocols. */
export const EXAMPLES: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `${FOLDER}/${name}`);

/** All ready protocols, as they are read. */
export async function exampleStudies(): Promise<readonly ProtocolFile[]> {
  return await Promise.all(EXAMPLES.map(requireProtocol));
}
