import type { TableHead } from '#study/record/table';
import { type Format, placeOf } from './format.ts';

/** Files beside the tables that a standard asks for, by name; none for flat tables. */
export function describingFiles(
  format: Format,
  study: string,
  tables: readonly TableHead[],
): Readonly<Record<string, string>> {
  if (format === 'psych-ds') return { 'dataset_description.json': json(psychDs(study, tables)) };
  if (format !== 'bids') return {};
  return {
    'dataset_description.json': json({
      Name: study,
      BIDSVersion: '1.10.0',
      DatasetType: 'raw',
      GeneratedBy: [{ Name: 'Earshot' }],
    }),
    README: `Records of the study ${study}, exported by Earshot. A subject is a session: a sitting from consent to debrief.\n`,
  };
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
