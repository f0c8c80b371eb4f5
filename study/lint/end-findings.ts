import { blockIds, type Protocol } from '#study/protocol/protocol';
import { type Finding, fault } from './finding.ts';

/** What comes after the debrief, what counterbalancing names, and screens that nobody can pass. */
export function endFindings(protocol: Protocol): readonly Finding[] {
  const { blocks, counterbalance } = protocol;
  const ids = blockIds(protocol);
  const found: Finding[] = [];
  const debrief = blocks.findIndex(({ kind }) => kind === 'debrief');
  if (debrief >= 0 && debrief < blocks.length - 1)
    found.push(
      fault(
        ['blocks', debrief + 1],
        'Got a block after the debrief: the debrief tells what the study was about, so it must be last.',
      ),
    );
  for (const [k, id] of (counterbalance?.blocks ?? []).entries())
    if (!ids.includes(id))
      found.push(
        fault(
          ['counterbalance', 'blocks', k],
          `Got the block ${id} when there are ${ids.join(', ')}.`,
        ),
      );
  return [...found, ...passFindings(protocol)];
}

function passFindings({ blocks }: Protocol): readonly Finding[] {
  return blocks.flatMap(({ pass, kind, ...block }, i) => {
    if (!pass) return [];
    const most =
      kind === 'headphones'
        ? Number(block['trials']) - (block.practice ?? 0)
        : expectedItems(block);
    if (most === 0)
      return [
        fault(
          ['blocks', i, 'pass'],
          `Got \`pass\` for ${kind}, whose trials have no right answer that the participant's page may know.`,
        ),
      ];
    return pass.least > most
      ? [
          fault(
            ['blocks', i, 'pass', 'least'],
            `Got ${pass.least} right answers needed of ${most}: nobody could pass.`,
          ),
        ]
      : [];
  });
}

function expectedItems(block: Readonly<Record<string, unknown>>): number {
  const items = (block['items'] ?? []) as readonly { readonly expected?: unknown }[];
  return items.filter(({ expected }) => expected !== undefined).length;
}
