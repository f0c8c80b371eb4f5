import type { TableHead } from '#study/record/table';
import { CHECKSUMS } from './checksums.ts';
import { type Format, placeOf } from './format.ts';

/** Files beside the tables that a standard asks for, by name; none for flat tables. */
export function describingFiles(
  format: Format,
  study: string,
  tables: readonly TableHead[],
): Readonly<Record<string, string>> {
  if (format === 'psych-ds')
    return {
      'dataset_description.json': json(psychDs(study, tables)),
      'README.md': readme(
        study,
        'One table a file in data/, every column told in dataset_description.json.',
      ),
      '.psychdsignore': UNTOLD,
    };
  if (format !== 'bids') return {};
  return {
    'dataset_description.json': json({
      Name: study,
      BIDSVersion: '1.10.0',
      DatasetType: 'raw',
      GeneratedBy: [{ Name: 'Earshot' }],
    }),
    README: readme(
      study,
      'A subject is a session; its tables are tasks in beh/. What the columns mean stands in the JSON files at the top.',
    ),
    '.bidsignore': UNTOLD,
  };
}

/** What neither standard knows: the validators are told to pass it over. */
const UNTOLD = `${CHECKSUMS}\n`;

function readme(study: string, layout: string): string {
  return [
    `# Records of the study ${study}`,
    'Exported by Earshot. A session is a sitting of one person from consent to debrief, known by a pseudonym.',
    layout,
    `Check the files with: sha256sum --check ${CHECKSUMS}`,
    '',
  ].join('\n\n');
}

/** Psych-DS is schema.org's Dataset with every variable of every file. */
function psychDs(study: string, tables: readonly TableHead[]) {
  const variables = new Map<string, { description: string; unitText?: string; files: string[] }>();
  for (const { file, columns } of tables)
    for (const [name, , unit, meaning] of columns) {
      const known = variables.get(name);
      if (!known)
        variables.set(name, {
          description: meaning,
          ...(unit && { unitText: unit }),
          files: [file],
        });
      else if (known.description !== meaning) {
        known.description = `${known.description}; in ${placeOf(file, 'psych-ds')}: ${meaning}`;
        known.files.push(file);
      }
    }
  return {
    '@context': 'http://schema.org/',
    '@type': 'Dataset',
    name: study,
    description: `Records of the study ${study}, exported by Earshot: sessions, walks, what was heard and answered.`,
    variableMeasured: [...variables].map(([name, { description, unitText }]) => ({
      '@type': 'PropertyValue',
      name,
      description,
      ...(unitText && { unitText }),
    })),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
