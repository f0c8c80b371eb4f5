import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('compiling the kernels again gives the committed bytes', () => {
  const { status, stderr } = spawnSync(process.execPath, ['data/kernels/build.js', '--check'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('the kernel sources pass the type check of their own project', () => {
  const { status, stdout } = spawnSync('npx', ['tsc', '-p', 'data/kernels', '--noEmit'], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
