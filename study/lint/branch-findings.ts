import { type Block, blockIds, type Protocol } from '#study/protocol/protocol';
import { type Finding, fault, type Path } from './finding.ts';

/** Names that a block's `when` may ask about, with where they are answered. */
function answerNames(block: Block, id: string): readonly string[] {
  const items = block['items'] as readonly { readonly id: string }[] | undefined;
  return items ? items.map((item) => `${id}.${item.id}`) : [id];
}

/** Blocks that no answer leads to. */
export function branchFindings(protocol: Protocol): readonly Finding[] {
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
