import type { Protocol } from './protocol.ts';

const SPACE = /^[a-z0-9-]+\/(?:taggram|embedding|descriptor)$/;

/** Every space that a protocol names, wherever it does. */
export function spacesOf(protocol: Protocol): readonly string[] {
  return [...new Set(textsIn(protocol).filter((text) => SPACE.test(text)))];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
