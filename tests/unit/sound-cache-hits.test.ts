import { expect, test } from 'vitest';
import { Explorer } from '#game/map/explorer';
import { ClipStore } from '#game/sound/clip-store';
import { madeUpView } from '../browser/fixtures/made-up-view.ts';

const FRAME_MS = 1000 / 60;
/** Fetching and decoding a clip took 21 ms at the median when it was measured, 90 ms at worst. */
const LATENCY_MS = 90;

/** Walk across a map of so many segments; how many voices began with their clip there, of all. */
async function crossing(segments: number): Promise<{ share: number; voices: number }> {
  let now = 0;
  const coming: { readonly at: number; readonly come: () => void }[] = [];
  const store = new ClipStore({
    now: () => now,
    load: () =>
      new Promise<{ bytes: number }>((resolve) => {
        coming.push({ at: now + LATENCY_MS, come: () => resolve({ bytes: 574_464 }) });
      }),
  });
  const explorer = new Explorer({
    view: madeUpView(segments).view,
    seed: 1,
    at: { x: 0, y: 0.45 },
    extent: { width: 1000, height: 800 },
    now: () => now,
    hooks: { record: () => undefined, heard: () => undefined },
  });
  explorer.walkTo({ x: 1, y: 0.55 });
  const begun = { all: 0, there: 0 };
  let before = new Set<number>();
  while (explorer.walk.state.intent.kind !== 'halt') {
    now += FRAME_MS;
    for (const clip of coming.filter(({ at }) => at <= now)) clip.come();
    coming.splice(0, coming.length, ...coming.filter(({ at }) => at > now));
    await new Promise((resolve) => setImmediate(resolve));
    explorer.frame(true);
    const { voices, soon } = explorer.moment();
    for (const { segment } of voices) {
      if (before.has(segment)) continue;
      begun.all++;
      if (store.get(segment)) begun.there++;
    }
    before = new Set(voices.map(({ segment }) => segment));
    store.want([...before], soon);
  }
  return { share: begun.there / begun.all, voices: begun.all };
}

test.each([400, 5000])(
  'on a walk across a map of %i segments the next clip is there before it is heard',
  async (segments) => {
    const { share, voices } = await crossing(segments);
    expect(voices).toBeGreaterThan(10);
    expect(share).toBeGreaterThanOrEqual(0.95);
  },
);
