import type { Protocol } from './protocol.ts';

/**
 * The one text of a protocol: JSON without spaces, keys in alphabetical order. Its SHA-256 names the
 * protocol in records, whatever order its file had.
 */
export function protocolText(protocol: Protocol): string {
  return JSON.stringify(protocol, (_, value: unknown) => (isRecord(value) ? sorted(value) : value));
}

/** What a participant is asked to agree to. */
export interface ConsentBlock {
  readonly text: string;
  readonly choice: string;
  readonly optional: boolean;
}

/** The consent block of a protocol; null where it asks for none. */
export function consentBlock(protocol: Protocol): ConsentBlock | null {
  const block = protocol.blocks.find(({ kind }) => kind === 'consent');
  return block ? (block as unknown as ConsentBlock) : null;
}

/** The text that a participant agrees to; null where the protocol asks for no consent. */
export function consentText(protocol: Protocol): string | null {
  return consentBlock(protocol)?.text ?? null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
