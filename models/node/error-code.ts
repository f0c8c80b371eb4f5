/** Code of a system error (`ENOENT`, `EADDRINUSE` ...); undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
