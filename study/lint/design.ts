import { latinSquare, williamsSquare } from '#study/design/squares';
import { blockIds, conditionsOf, type Protocol } from '#study/protocol/protocol';
import { type Finding, fault, type Path, warning } from './finding.ts';

/** Balance: of orders, of what follows what, of axes over people. */
export function designFindings(protocol: Protocol): readonly Finding[] {
  return [...orderFindings(protocol), ...shareFindings(protocol), ...sizeFindings(protocol)];
}

/** How many people a balanced order needs: a multiple of it. */
function rowsOf(order: string, levels: number): number {
  if (order === 'williams') return williamsSquare(levels).length;
  return order === 'latin' ? latinSquare(levels).length : 1;
}

function orderFindings(protocol: Protocol): readonly Finding[] {
  const { counterbalance, blocks } = protocol;
  const found: Finding[] = [];
  if (counterbalance)
    found.push(
      ...squareFindings(protocol, counterbalance.order, counterbalance.blocks.length, [
        'counterbalance',
        'order',
      ]),
    );
  for (const [i, block] of blocks.entries()) {
    const levels = (block['spaces'] as readonly string[] | undefined)?.length ?? 1;
    if (levels > 1)
      found.push(
        ...squareFindings(protocol, block.order ?? 'mixed', levels, ['blocks', i, 'order']),
      );
  }
  return [...found, ...counterbalancedSets(protocol)];
}

function squareFindings(
  protocol: Protocol,
  order: string,
  levels: number,
  path: Path,
): readonly Finding[] {
  if (order === 'latin' && levels > 2)
    return [
      warning(
        path,
        `Got a Latin square of ${levels}: every level stands everywhere equally often, but what follows what is not balanced; williams balances both.`,
      ),
    ];
  const rows = rowsOf(order, levels);
  const { quota } = protocol;
  if (quota === undefined || quota % rows === 0) return [];
  return [
    fault(
      path,
      `Got a quota of ${quota} with orders in ${rows} rows: the design is balanced only with a multiple of ${rows} people in each condition.`,
    ),
  ];
}

/** Blocks that change places must be seen by the same people, or a row leaves holes. */
function counterbalancedSets(protocol: Protocol): readonly Finding[] {
  const { counterbalance, blocks } = protocol;
  if (!counterbalance) return [];
  const ids = blockIds(protocol);
  const sets = counterbalance.blocks.map((id) =>
    JSON.stringify(blocks[ids.indexOf(id)]?.only ?? null),
  );
  return new Set(sets).size > 1
    ? [
        fault(
          ['counterbalance', 'blocks'],
          'Got blocks of different conditions in one counterbalance: their order could not be balanced.',
        ),
      ]
    : [];
}

/** k of n things a person: everything is given equally often only after a multiple of so many people. */
function shareFindings(protocol: Protocol): readonly Finding[] {
  const found: Finding[] = [];
  for (const [i, block] of protocol.blocks.entries()) {
    const axes = block['axes'] as readonly string[] | undefined;
    const take = block['take'] as number | undefined;
    const all =
      axes?.length ??
      (block['maps'] as readonly unknown[] | undefined)?.length ??
      (block['clips'] as number | undefined);
    if (take === undefined || all === undefined) continue;
    if (take > all)
      found.push(
        fault(['blocks', i, 'take'], `Got ${take} for each person when there are ${all}.`),
      );
    else if (protocol.quota !== undefined && (protocol.quota * take) % all !== 0)
      found.push(
        warning(
          ['blocks', i, 'take'],
          `Got ${take} of ${all} for each of ${protocol.quota} people: some are given once more than others.`,
        ),
      );
  }
  return found;
}

function sizeFindings(protocol: Protocol): readonly Finding[] {
  const people = protocol.quota;
  if (people === undefined)
    return [
      warning(
        ['quota'],
        'Got no quota: say how many people you want in each condition, so that power and the end are known.',
      ),
    ];
  const total = people * conditionsOf(protocol).filter(({ off }) => off !== true).length;
  return total < 12
    ? [warning(['quota'], `Got ${total} people in all: few effects can be seen with so few.`)]
    : [];
}
