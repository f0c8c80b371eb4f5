import { conditionsOf, type Protocol } from '#study/protocol/protocol';
import { type Finding, fault, warning } from './finding.ts';

/** Conditions that are unknown, all off, or make no difference. */
export function conditionFindings(protocol: Protocol): readonly Finding[] {
  const known = conditionsOf(protocol).map(({ id }) => id);
  const found: Finding[] = [];
  for (const [i, { only = [] }] of protocol.blocks.entries())
    for (const [k, name] of only.entries())
      if (!known.includes(name))
        found.push(
          fault(
            ['blocks', i, 'only', k],
            `Got the condition ${name} when there are ${known.join(', ')}: nobody would see this block.`,
          ),
        );
  if (conditionsOf(protocol).every(({ off }) => off === true))
    found.push(fault(['conditions'], 'Got conditions that are all off: nobody could take part.'));
  const differing = protocol.blocks.some(({ only }) => only !== undefined);
  if (known.length > 1 && !differing)
    found.push(
      warning(
        ['conditions'],
        `Got ${known.length} conditions and no block with \`only\`: all people would do the same.`,
      ),
    );
  return found;
}
