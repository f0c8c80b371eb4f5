import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Refusal } from '#models/refusal';
import { studyCommand } from '#server/study-command';

const folder = await mkdtemp(join(tmpdir(), 'study-command-'));
afterAll(() => rm(folder, { recursive: true }));

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

test('earshot study labels refuses a study and a label that are not there', async () => {
  const unknown = await refusal('labels', 'nobody', '--data', folder);
  expect(unknown.message).toMatch(/^Got the study "nobody" when expected one of: /);
  const label = await refusal('labels', 'free-play', '--data', folder, '--approve', '7');
  expect(label.message).toMatch(/^Got label 7, which free-play does not have/);
});
