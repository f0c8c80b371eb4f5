import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { openDataset } from '#data/node/dataset-folder';
import { Refusal } from '#models/refusal';
import { openRegistry } from '#server/store/registry';
import { publishStudy } from '#server/study/publish';
import { studyCommand } from '#server/study-command';
import { requireProtocol } from '#study/node/read-protocol';

const folder = await mkdtemp(join(tmpdir(), 'study-command-'));
afterAll(() => rm(folder, { recursive: true }));

const FINE = 'study/examples/three-conditions.yaml';
const there = join(folder, 'lost.yaml');
await writeFile(there, 'format: earshot-protocol\nblocks:\n  - *nobody\n');
const missing = join(folder, 'missing.yaml');

/** What a command that can't be run says. */
async function refusal(...args: readonly string[]): Promise<Refusal> {
  const error = await studyCommand(args).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) return error;
  throw new Error(`It did not refuse ${args.join(' ')}.`, { cause: error });
}

test.each([
  [[], /^Missing sub-command\. Try earshot study --help\.$/],
  [['prove'], /^Unknown command 'prove'/],
  [['lint'], /^Missing required argument 'file'/],
  [['prereg'], /^Missing required argument 'file'/],
  [['publish'], /^Missing required argument 'file'/],
  [['simulate', there, '--out', folder], /--participants/],
  [['simulate', there, '--participants', '0', '--out', folder], /at least 1/],
  [['simulate', there, '--participants', '-1', '--out', folder], /Got "-1" .* at least 1/],
  [['simulate', there, '--participants', 'ten', '--out', folder], /Got "ten" .* at least 1/],
  [['simulate', there, '--participants', '1', '--seed', '-1', '--out', folder], /at least 0/],
  [
    ['simulate', FINE, '--participants', '1', '--out', folder, '--url', 'here'],
    /Got the address here/,
  ],
  [['lint', missing], /missing\.yaml can't be read/],
  [['prereg', missing], /missing\.yaml can't be read/],
  [['publish', missing, '--data', folder], /missing\.yaml can't be read/],
  [['simulate', missing, '--participants', '2', '--out', folder], /missing\.yaml can't be read/],
] as const)('earshot study %j is refused in one sentence, with exit code 2', async (args, says) => {
  const { message, exitCode } = await refusal(...args);
  expect(message).toMatch(says);
  expect(message).not.toContain('\n');
  expect(exitCode).toBe(2);
});

test.each(['prereg', 'publish'] as const)(
  'earshot study %s refuses what is no protocol with its line',
  async (name) => {
    const { message } = await refusal(
      name,
      there,
      ...(name === 'publish' ? ['--data', folder] : []),
    );
    expect(message).toMatch(/lost\.yaml:3: Got text that is no YAML/);
  },
);

test('a simulation whose export has no place is refused before anybody comes; one over another dataset, too', async () => {
  const full = await refusal('simulate', FINE, '--participants', '2000', '--out', folder);
  expect(full.message).toMatch(/holds other files: choose an empty folder/);
  const other = join(folder, 'other.yaml');
  await writeFile(other, (await readFile(FINE, 'utf8')).replace('dataset: demo', 'dataset: mine'));
  const out = join(folder, 'out');
  const strange = await refusal('simulate', other, '--participants', '1', '--out', out);
  expect(strange.message).toMatch(/Got the dataset demo when the protocol wants mine: .*--dataset/);
});

test('publishing anew says what becomes of the version before; over another version of the dataset it is refused', async () => {
  const said = vi.spyOn(console, 'info').mockImplementation(() => undefined);
  const publish = async (file: string) => {
    said.mockClear();
    await studyCommand(['publish', file, '--data', join(folder, 'data')]);
    return said.mock.calls.flat().join(' ');
  };
  const changed = join(folder, 'changed.yaml');
  await writeFile(changed, (await readFile(FINE, 'utf8')).replace('quota: 20', 'quota: 21'));
  expect(await publish(FINE)).not.toMatch(/Nothing|takes the place/);
  expect(await publish(FINE)).toMatch(/Nothing has changed since/);
  expect(await publish(changed)).toMatch(/takes the place of protocol [0-9a-f]{12}: who began/);
  said.mockRestore();
  const { protocol } = await requireProtocol(FINE);
  const registry = await openRegistry(join(folder, 'data'));
  const demo = await openDataset('data/demo');
  await expect(publishStudy(registry, protocol, { ...demo, hash: 'f'.repeat(64) })).rejects.toThrow(
    /published over another version of the dataset demo: give the study another id/,
  );
});

test('earshot study labels refuses a study and a label that are not there', async () => {
  const unknown = await refusal('labels', 'nobody', '--data', folder);
  expect(unknown.message).toMatch(/^Got the study "nobody" when expected one of: /);
  const label = await refusal('labels', 'free-play', '--data', folder, '--approve', '7');
  expect(label.message).toMatch(/^Got label 7, which free-play does not have/);
});
