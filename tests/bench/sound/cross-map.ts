import { withPlace } from '#game/keepsakes/place-link';
import { type App, startWalk } from '../../support/app.ts';

/** What a walk across the map met. */
interface Crossing {
  /** Voices that began, and those whose clip was there in the frame in which they did. */
  readonly voices: number;
  readonly there: number;
  readonly seconds: number;
}

/** From the left border to the right one. */
const WAY = { x: 0.02, y: 0.4 };

/** The page itself with the demo: walk from border to border with a key held, in a browser that has heard nothing yet. */
export async function crossMap(app: App): Promise<Crossing> {
  const page = await app.openPage(`${app.url}${withPlace('', WAY)}`);
  await startWalk(page);
  await page.evaluate(watchVoices);
  const before = performance.now();
  await page.keyboard.down('d');
  await page.waitForFunction(() => (globalThis.__earshot?.map().x ?? 0) > 0.98, null, {
    timeout: 120_000,
  });
  const seconds = (performance.now() - before) / 1000;
  await page.keyboard.up('d');
  const begun = await page.evaluate(() => globalThis.begun);
  await page.context().close();
  return { voices: begun.voices, there: begun.there, seconds };
}

declare global {
  var begun: { voices: number; there: number };
}

/** After every frame of the map: which voices are new, and do they play? */
function watchVoices(): void {
  const begun = { voices: 0, there: 0 };
  globalThis.begun = begun;
  let [before, frame] = [globalThis.__earshot?.map().voices ?? [], 0];
  setInterval(() => {
    const { voices = [], playing = [], frames = 0 } = globalThis.__earshot?.map() ?? {};
    if (frames === frame) return;
    for (const { segment } of voices) {
      if (before.some((voice) => voice.segment === segment)) continue;
      begun.voices++;
      if (playing.includes(segment)) begun.there++;
    }
    [before, frame] = [voices, frames];
  }, 4);
}
