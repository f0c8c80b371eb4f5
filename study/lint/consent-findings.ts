import type { Protocol } from '#study/protocol/protocol';
import { type Finding, fault } from './finding.ts';

/** Whether everybody agrees, first of all and once. */
export function consentFindings({ blocks }: Protocol): readonly Finding[] {
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
