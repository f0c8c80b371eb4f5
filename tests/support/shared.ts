import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';

/** Folder of real weights and reference outputs; lies beside the project, or where the variable says. */
export const SHARED = process.env['EARSHOT_SHARED'] ?? join(process.cwd(), '..', 'shared');

const missing = ['models/MTT_musicnn.h5', 'golden/synth.json'].some(
  (file) => !existsSync(join(SHARED, file)),
);

/** On CI a missing shared folder is a failure, not a skip. */
if (missing && process.env['EARSHOT_REQUIRE_SHARED'] === '1')
  throw new Error(`EARSHOT_REQUIRE_SHARED is set and ${SHARED} lacks models/ or golden/.`);

/** A test that needs the real weights or references; skipped by name where they are not there. */
export function testWithShared(name: string, run: () => void | Promise<void>, timeout?: number) {
  test.skipIf(missing)(name, run, timeout);
}
