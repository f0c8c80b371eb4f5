import { type Block, conditionsOf, type Protocol } from '#study/protocol/protocol';
import { kindOf } from '#study/trial/kinds';
import type { LintReport } from './lint.ts';

/** The text of a preregistration: what the protocol says, in words, with its hash. */
export function preregistration(
  protocol: Protocol,
  hash: string,
  dataset: { readonly id: string; readonly hash: string },
  { duration, power }: LintReport,
): string {
  const conditions = conditionsOf(protocol).filter(({ off }) => off !== true);
  const people =
    protocol.quota === undefined
      ? 'No quota is set.'
      : `${protocol.quota} people in each of ${conditions.length} ${conditions.length === 1 ? 'condition' : 'conditions'}: ${protocol.quota * conditions.length} in all. People who leave, are screened out or stay silent for ${protocol.stale ?? 60} minutes are replaced.`;
  return [
    `# Preregistration: ${protocol.title}`,
    `Protocol ${protocol.id}, SHA-256 ${hash}. Dataset ${dataset.id}, SHA-256 ${dataset.hash}. Seed ${protocol.seed ?? 1}.`,
    '## Hypotheses',
    ...(
      protocol.hypotheses ?? [
        'None are stated in the protocol: write them here before you collect data.',
      ]
    ).map((text) => `* ${text}`),
    '## Sample',
    people,
    `Assignment: to the condition with the fewest completed and active people, by seeded chance among equals; conditions: ${conditions.map(({ id, title }) => (title === undefined ? id : `${id} (${title})`)).join(', ')}. Repeat participants are ${protocol.repeat === 'bar' ? 'barred' : 'not barred'}.`,
    '## Procedure',
    ...protocol.blocks.map(
      (block, i) =>
        `${i + 1}. ${block.title ?? block.id ?? block.kind}: ${kindOf(block.kind).about}${block.only ? ` Only in ${block.only.join(', ')}.` : ''}${askedIn(block)}`,
    ),
    ...(protocol.counterbalance
      ? [
          `The order of ${protocol.counterbalance.blocks.join(', ')} follows a ${protocol.counterbalance.order} design over people.`,
        ]
      : []),
    duration ? `It takes about ${minutesOf(duration)} minutes.` : '',
    ...axesOf(protocol),
    '## Measures',
    ...[...new Set(protocol.blocks.map(({ kind }) => kind))].flatMap((kind) =>
      kindOf(kind).columns.map(
        ([column, , unit, meaning]) => `* ${kind}.${column}${unit ? ` (${unit})` : ''}: ${meaning}`,
      ),
    ),
    '## Analysis and power',
    'Clips are a random factor, like people: tests of accuracy are two-way (people x clips), one-sided at 5 %, Holm-corrected over axes.',
    ...power.map(({ block, sentence }) => `* ${block}: ${sentence}`),
    'Trials marked practice, repeated trials and answers made void by a return are left out of the main tests.',
    '',
  ]
    .filter((line, i, all) => line !== '' || i === all.length - 1)
    .join('\n\n')
    .replaceAll(/\n\n(?=\* |\d+\. )/g, '\n');
}

/** What a block asks in words of its own: the questions may be all that conditions differ in. */
function askedIn(block: Block): string {
  const items = (block['items'] ?? []) as readonly { readonly ask: string }[];
  const own = typeof block['question'] === 'string' ? [block['question']] : [];
  const asked = [...own, ...items.map(({ ask }) => ask)].map((words) => `"${words}"`);
  return asked.length > 0 ? ` Asked: ${asked.join(', ')}.` : '';
}

function minutesOf({ least, most }: { readonly least: number; readonly most: number }): string {
  return [...new Set([Math.round(least), Math.round(most)])].join(' to ');
}

function axesOf({ axes = {} }: Protocol): readonly string[] {
  const lines = Object.entries(axes).map(([name, spec]) => `* ${name}: ${JSON.stringify(spec)}`);
  return lines.length > 0 ? ['## Axes', ...lines] : [];
}
