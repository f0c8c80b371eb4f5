/** How an export is laid out: three ways of flat tables, and two folders that standards describe. */
export const FORMATS = ['csv', 'jsonl', 'parquet', 'psych-ds', 'bids'] as const;
export type Format = (typeof FORMATS)[number];

/** Formats whose tables lie beside each other, one file each. */
export const FLAT = ['csv', 'jsonl', 'parquet'] as const satisfies readonly Format[];

/** `trials-axis-intruder.csv` as a word of letters and digits alone: `trialsAxisIntruder`. */
export function plainWord(csvName: string): string {
  return csvName
    .replace(/\.csv$/, '')
    .replace(/[-_](.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Where a table goes within the folder; BIDS parts most tables by session instead. */
export function placeOf(csvName: string, format: Exclude<Format, 'bids'>): string {
  if (format === 'psych-ds') return `data/description-${plainWord(csvName)}_data.csv`;
  return csvName.replace(/\.csv$/, `.${format}`);
}
