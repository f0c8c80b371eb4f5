import type { Protocol } from '#study/protocol/protocol';
import { branchFindings } from './branch-findings.ts';
import { conditionFindings } from './condition-findings.ts';
import { consentFindings } from './consent-findings.ts';
import { endFindings } from './end-findings.ts';
import type { Finding } from './finding.ts';
import { nameFindings } from './name-findings.ts';

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
