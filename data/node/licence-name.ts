const CREATIVE_COMMONS = /creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)(?:\/([a-z]{2})\b)?/i;
const ZERO = /creativecommons\.org\/publicdomain\/zero\/([\d.]+)/i;

/** `CC-BY-NC-SA-3.0` for what names a Creative Commons licence by its address, with its country; other words as they stand. */
export function licenceName(words: string): string {
  const [, version] = ZERO.exec(words) ?? [];
  if (version !== undefined) return `CC0-${version}`;
  const found = CREATIVE_COMMONS.exec(words);
  return found ? ['CC', ...found.slice(1)].filter(Boolean).join('-').toUpperCase() : words;
}
