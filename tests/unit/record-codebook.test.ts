import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codebookRows, EXPORT_FILES } from '#study/record/codebook';
import { TRIAL_COLUMNS } from '#study/record/trial-tables';

/** Lines of the tables under the headings of docs/export.md, cell by cell. */
function documented(): string[][] {
  const lines = readFileSync('docs/export.md', 'utf8').split('\n');
  let file = '';
  return lines.flatMap((line) => {
    file = /^## (\S+\.csv)/.exec(line)?.[1] ?? file;
    const [, column, type, unit, meaning] = line.split('|').map((cell) => cell.trim());
    const name = /^`(\w+)`$/.exec(column ?? '')?.[1];
    return name && file ? [[file, name, type ?? '', unit ?? '', meaning ?? '']] : [];
  });
}

/** What the tables of all kinds of trials begin with is documented once, as trials-KIND.csv. */
function expected(): string[][] {
  const shared = new Set<string>(TRIAL_COLUMNS.map(([name]) => name));
  const lines = codebookRows().map(({ file, column, type, unit, meaning }) =>
    file.startsWith('trials-') && shared.has(column)
      ? ['trials-KIND.csv', column, type, unit, meaning]
      : [file, column, type, unit, meaning],
  );
  return [...new Map(lines.map((line) => [line.join('|'), line])).values()];
}

test('docs/export.md says of every column what the codebook says', () => {
  expect(documented()).toEqual(expected());
});

test('STUDY 6 codebook: every file is described, and no column twice', () => {
  const rows = codebookRows();
  expect([...new Set(rows.map(({ file }) => file))]).toEqual(EXPORT_FILES);
  const names = rows.map(({ file, column }) => `${file} ${column}`);
  expect(new Set(names).size).toBe(names.length);
  expect(rows.every(({ meaning }) => meaning.length > 0)).toBe(true);
});
