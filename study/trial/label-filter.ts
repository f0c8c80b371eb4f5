/** Words that nobody shall have to read. */
const RUDE = /\b(?:fuck\w*|shit\w*|cunt\w*|nigg\w*|fag\w*|bitch\w*|whore\w*|retard\w*)\b/i;
/** What looks like an address, a number to call or a name with a handle. */
const TRACES = /@|https?:|www\.|\.(?:com|org|net|de)\b|\d{5,}/i;
const MOST_WORDS = 6;

/** Whether a label may be shown to others without anybody having read it. */
export function isShowable(label: string): boolean {
  const words = label.trim().split(/\s+/);
  return (
    label.trim().length > 1 &&
    words.length <= MOST_WORDS &&
    !RUDE.test(label) &&
    !TRACES.test(label) &&
    /\p{L}{2}/u.test(label)
  );
}
