const listeners = new Set<() => void>();
let reached = true;

/** Whether the last request reached the server. */
export function isReached(): boolean {
  return reached;
}

/** A request reached the server, or did not. */
export function tellReached(now: boolean): void {
  if (now === reached) return;
  reached = now;
  for (const tell of listeners) tell();
}

/** Be told of changes; the result ends it. */
export function onReach(tell: () => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}
