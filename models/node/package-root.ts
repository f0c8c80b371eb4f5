import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(import.meta.url);

/** Whether this runs from TypeScript, not from the built program. */
export const fromSource: boolean = here.endsWith('.ts');

/** Path of a file of the package, wherever the running code lies in it. */
export function packagePath(path: string): string {
  return join(packageRoot(), path);
}

function packageRoot(): string {
  let folder = dirname(here);
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
