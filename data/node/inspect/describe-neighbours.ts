import { KINDS, type Kind } from './kin-labels.ts';
import type { SpaceNeighbours } from './space-neighbours.ts';

const HEADS = [
  'space',
  'PC 1 + 2',
  'trustworthiness',
  'same strongest tag',
  'same artist',
  'same folder',
];

/** A table of rates in Markdown, which is read in a terminal too. */
export function describeNeighbours(spaces: readonly SpaceNeighbours[]): string[] {
  const rows = spaces.map(rowOf);
  const widths = HEADS.map((head, c) =>
    Math.max(head.length, ...rows.map((row) => row[c]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join(' | ')} |`;
  return [
    line(HEADS),
    `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
    ...rows.map(line),
  ];
}

function rowOf({ space, explained, places }: SpaceNeighbours): string[] {
  const variance = explained.reduce((sum, share) => sum + share, 0);
  const trusted = places.flatMap(({ place, trustworthiness }) =>
    trustworthiness === null ? [] : [`${place} ${share(trustworthiness)}`],
  );
  const kin = KINDS.map((kind) => kinCell(places, kind));
  return [space, `${Math.round(variance * 100)} %`, trusted.join(', ') || '-', ...kin];
}

/** `.84, pca .58; by chance .18` */
function kinCell(places: SpaceNeighbours['places'], kind: Kind): string {
  const [first] = places;
  if (!first || first.kin[kind].rows === 0) return '-';
  const shares = places.map(({ place, kin }) => {
    const name = place === 'space' ? '' : `${place} `;
    return `${name}${share(kin[kind].share)}`;
  });
  return `${shares.join(', ')}; by chance ${share(first.kin[kind].chance)}`;
}

/** `.84`; 1 stays 1.00. */
function share(value: number): string {
  return value.toFixed(2).replace(/^0/, '');
}
