import { type Block, blockIds, conditionsOf, type Protocol } from '#study/protocol/protocol';
import { type Finding, fault, type Path, warning } from './finding.ts';

/** Names that a block's `when` may ask about, with where they are answered. */
function answerNames(block: Block, id: string): readonly string[] {
  const items = block['items'] as readonly { readonly id: string }[] | undefined;
  return items ? items.map((item) => `${id}.${item.id}`) : [id];
}

/** Consent, order, names and reachability. */
export function flowFindings(protocol: Protocol): readonly Finding[] {
  return [
    ...consentFindings(protocol),
    ...nameFindings(protocol),
    ...conditionFindings(protocol),
    ...branchFindings(protocol),
    ...endFindings(protocol),
  ];
}

function consentFindings({ blocks }: Protocol): readonly Finding[] {
  const at = blocks.findIndex(({ kind }) => kind === 'consent');
  const consent = blocks[at];
  if (!consent)
    return [
      fault(
        ['blocks'],
        'Got no consent: the first block must be of the kind consent, before anything is logged.',
      ),
    ];
  const found: Finding[] = [];
  if (at > 0)
    found.push(
      fault(
        ['blocks', at],
        `Got the consent as block ${at + 1}: nothing may be logged before it, so put it first.`,
      ),
    );
  if (consent.only || consent.when)
    found.push(
      fault(
        ['blocks', at],
        'Got a consent that only some people see: everybody must agree before anything is logged.',
      ),
    );
  if (consent['optional'] === true && blocks.length > 2)
    found.push(
      fault(
        ['blocks', at, 'optional'],
        'Got an optional consent: without it nothing of a study can be kept, so leave `optional` out.',
      ),
    );
  for (const [i, { kind }] of blocks.entries())
    if (kind === 'consent' && i !== at)
      found.push(
        fault(['blocks', i], 'Got a second consent: one text is agreed to, at the start.'),
      );
  return found;
}

function nameFindings(protocol: Protocol): readonly Finding[] {
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

function conditionFindings(protocol: Protocol): readonly Finding[] {
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

function branchFindings(protocol: Protocol): readonly Finding[] {
  const ids = blockIds(protocol);
  const found: Finding[] = [];
  for (const [i, { when }] of protocol.blocks.entries()) {
    if (!when) continue;
    const path = ['blocks', i, 'when'];
    const before = protocol.blocks
      .slice(0, i)
      .flatMap((block, k) => answerNames(block, ids[k] ?? ''));
    if (!before.includes(when.answer))
      found.push(
        fault(
          [...path, 'answer'],
          `Got ${when.answer}, which no block before answers: this block could never be reached.`,
        ),
      );
    else found.push(...reachable(protocol, ids, when, path));
  }
  return found;
}

/** Whether some answer fits. */
function reachable(
  { blocks }: Protocol,
  ids: readonly string[],
  when: NonNullable<Block['when']>,
  path: Path,
): readonly Finding[] {
  const values = possibleAnswers(blocks, ids, when.answer);
  const { is, not, atLeast, atMost } = when;
  if (is === undefined && not === undefined && atLeast === undefined && atMost === undefined)
    return [
      fault(path, 'Got a `when` without is, not, atLeast or atMost: say which answers count.'),
    ];
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost)
    return [
      fault(
        path,
        `Got at least ${atLeast} and at most ${atMost}: no answer is both, so the block can't be reached.`,
      ),
    ];
  const fitting = (value: string | number) =>
    (is === undefined || value === is) &&
    (not === undefined || value !== not) &&
    (atLeast === undefined || Number(value) >= atLeast) &&
    (atMost === undefined || Number(value) <= atMost);
  if (values === null || values.some(fitting)) return [];
  return [
    fault(
      path,
      `Got a condition that no answer to ${when.answer} fits (${values.join(', ')}): the block can't be reached.`,
    ),
  ];
}

/** All answers of a question that has few; null for others. */
function possibleAnswers(
  blocks: readonly Block[],
  ids: readonly string[],
  name: string,
): readonly (string | number)[] | null {
  const [id, item] = name.split('.');
  const block = blocks[ids.indexOf(id ?? '')];
  const items = (block?.['items'] ?? []) as readonly {
    id: string;
    type: string;
    options?: readonly string[];
    points?: number;
    several?: boolean;
  }[];
  const question = items.find((one) => one.id === item);
  if (question?.options && !question.several) return question.options;
  if (question?.type === 'likert')
    return Array.from({ length: question.points ?? 5 }, (_, i) => i + 1);
  return null;
}

function endFindings(protocol: Protocol): readonly Finding[] {
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
