import type { Protocol } from '#study/protocol/protocol';
import type { StimulusCatalogue } from '#study/stimuli/catalogue';
import { designFindings } from './design.ts';
import { type Duration, estimateDuration } from './duration.ts';
import type { Finding } from './finding.ts';
import { flowFindings } from './flow.ts';
import { type PowerLine, powerLines } from './power.ts';
import { stimulusFindings } from './stimuli.ts';

/** Longer than this, and people tire, in minutes. */
const LONG = 45;
/** Power below this is little. */
const LITTLE_POWER = 0.8;

/** What the linter says of a protocol. */
export interface LintReport {
  readonly findings: readonly Finding[];
  /** null where faults keep it from being worked out. */
  readonly duration: Duration | null;
  readonly power: readonly PowerLine[];
  readonly verdict: string;
}

/** Prove what can be proved of a protocol; `stimuli` null: what depends on the dataset is left out. */
export function lint(protocol: Protocol, stimuli: StimulusCatalogue | null): LintReport {
  const findings = [
    ...flowFindings(protocol),
    ...designFindings(protocol),
    ...(stimuli ? stimulusFindings(protocol, stimuli) : []),
  ];
  if (hasFaults(findings))
    return { findings, duration: null, power: [], verdict: verdictOf(findings, null, []) };
  const duration = stimuli && estimateDuration(protocol, stimuli);
  const power = powerLines(protocol);
  const all = [...findings, ...lengthFindings(duration)];
  return { findings: all, duration, power, verdict: verdictOf(all, duration, power) };
}

/** Whether anything keeps a protocol from being run. */
export function hasFaults(findings: readonly Finding[]): boolean {
  return findings.some(({ level }) => level === 'error');
}

function lengthFindings(duration: Duration | null): readonly Finding[] {
  if (!duration || duration.most <= LONG) return [];
  return [
    {
      level: 'warning',
      path: ['blocks'],
      sentence: `Got a study of ${Math.round(duration.most)} minutes: above ${LONG}, answers get careless; leave something out or offer breaks.`,
    },
  ];
}

function verdictOf(
  findings: readonly Finding[],
  duration: Duration | null,
  power: readonly PowerLine[],
): string {
  const faults = findings.filter(({ level }) => level === 'error').length;
  if (faults > 0)
    return `It can't be run: ${faults === 1 ? 'one fault' : `${faults} faults`} to mend.`;
  const minutes = duration ? ` It takes about ${Math.round(duration.most)} minutes.` : '';
  const weak = power.filter((line) => line.power !== null && line.power < LITTLE_POWER);
  const few =
    weak.length > 0
      ? ` Too few people or clips for ${weak.map(({ block }) => block).join(', ')} (power below .80).`
      : '';
  const warned = findings.length > 0 ? ' Read the warnings.' : '';
  return `It can be run.${minutes}${few}${warned}`;
}
