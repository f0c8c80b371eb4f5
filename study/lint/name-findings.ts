import { type Block, blockIds, conditionsOf, type Protocol } from '#study/protocol/protocol';
import { type Finding, fault, type Path } from './finding.ts';

/** Names that stand twice, and expected answers that nobody can give. */
export function nameFindings(protocol: Protocol): readonly Finding[] {
  const ids = blockIds(protocol);
  const found: Finding[] = [];
  for (const [i, id] of ids.entries())
    if (ids.indexOf(id) !== i)
      found.push(
        fault(['blocks', i, 'id'], `Got the block id ${id} twice: data are told apart by it.`),
      );
  const conditions = conditionsOf(protocol).map(({ id }) => id);
  for (const [i, id] of conditions.entries())
    if (conditions.indexOf(id) !== i)
      found.push(fault(['conditions', i, 'id'], `Got the condition ${id} twice.`));
  for (const [i, block] of protocol.blocks.entries())
    found.push(...itemFindings(block, ['blocks', i, 'items']));
  return found;
}

function itemFindings(block: Block, path: Path): readonly Finding[] {
  const items = (block['items'] ?? []) as readonly {
    readonly id: string;
    readonly expected?: unknown;
    readonly options?: readonly string[];
  }[];
  const ids = items.map(({ id }) => id);
  return items.flatMap(({ id, expected, options }, i) => [
    ...(ids.indexOf(id) === i
      ? []
      : [fault([...path, i, 'id'], `Got the question ${id} twice in one block.`)]),
    ...(options && typeof expected === 'string' && !options.includes(expected)
      ? [
          fault(
            [...path, i, 'expected'],
            `Got the expected answer "${expected}", which is none of the options.`,
          ),
        ]
      : []),
  ]);
}
