/** A file that cannot be decoded: it is listed at the end with this message and the run goes on. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
