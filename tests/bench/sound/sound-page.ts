import type { ClipTiming } from '#game/map/map-handle';
import { Mixer, type Moment } from '#game/sound/mixer';
import { startTap, type Tap } from './start-tap.ts';

/** What the bench uses of its page. */
interface SoundPage {
  /** Open the sound; call it after a click on the page's button. */
  readonly open: (timing: ClipTiming, clips: string) => Promise<void>;
  /** Milliseconds from wanting a segment that was never asked for to its first sample. */
  readonly cold: (segment: number) => Promise<number>;
  /** Frames from the decision that a decoded segment sounds to its first sample. */
  readonly decoded: (segment: number) => Promise<number>;
  /** Milliseconds from asking a new audio element for a part of a file to its first sample. */
  readonly fragment: (url: string) => Promise<number>;
}
declare global {
  var soundPage: SoundPage | undefined;
}

const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
const QUIET: Moment = { tick: 0, age: 0, voices: [], soon: [] };
const PAUSE_MS = 60;

/** Sound as the map makes it: looked after once a frame, tapped before the loudspeaker. */
async function open(timing: ClipTiming, clips: string): Promise<void> {
  const context = new AudioContext();
  await context.resume();
  const tap = await startTap(context);
  const mixer = new Mixer({
    context,
    timing,
    clip: async (segment) => {
      const answer = await fetch(`${clips}/${segment}`);
      return await context.decodeAudioData(await answer.arrayBuffer());
    },
    now: () => performance.now(),
    sounded: () => undefined,
    ceased: () => undefined,
  });
  mixer.bus.connect(tap.node);
  Object.assign(page, {
    cold: coldOf(mixer, tap),
    decoded: decodedOf(mixer, tap, context),
    fragment: fragmentOf(mixer, tap, context),
  });
}

function coldOf(mixer: Mixer, tap: Tap): SoundPage['cold'] {
  return async (segment) => {
    await rest(mixer);
    const before = performance.now();
    const begun = tap.next();
    let heard = false;
    void begun.then(() => {
      heard = true;
    });
    while (!heard) {
      mixer.update(momentOf(segment));
      await nextFrame();
    }
    return (await begun).at - before;
  };
}

function decodedOf(mixer: Mixer, tap: Tap, context: AudioContext): SoundPage['decoded'] {
  return async (segment) => {
    mixer.update({ ...QUIET, soon: [segment] });
    await rest(mixer, segment);
    const begun = tap.next();
    const decided = Math.round(context.currentTime * context.sampleRate);
    mixer.update(momentOf(segment));
    return (await begun).frame - decided;
  };
}

/** Until all is silent, and `soon` is decoded. */
async function rest(mixer: Mixer, ...soon: readonly number[]): Promise<void> {
  const since = performance.now();
  while (performance.now() - since < PAUSE_MS) {
    mixer.update({ ...QUIET, soon });
    await nextFrame();
  }
}

function momentOf(segment: number): Moment {
  return { ...QUIET, voices: [{ segment, since: 0, gain: 1, pan: 0 }] };
}

/** As the original played: an element for the whole file, asked for a part of it; tapped like ours. */
function fragmentOf(mixer: Mixer, tap: Tap, context: AudioContext): SoundPage['fragment'] {
  return async (url) => {
    await rest(mixer);
    const before = performance.now();
    const begun = tap.next();
    const audio = new Audio();
    audio.crossOrigin = 'anonymous';
    audio.src = url;
    const source = context.createMediaElementSource(audio);
    source.connect(tap.node);
    await audio.play();
    const took = (await begun).at - before;
    audio.pause();
    source.disconnect();
    // an element goes on loading the song it was given, in the way of what comes next
    audio.removeAttribute('src');
    audio.load();
    return took;
  };
}

const unopened = () => Promise.reject(new Error('Open the sound first.'));
const page = { open, cold: unopened, decoded: unopened, fragment: unopened } satisfies SoundPage;
globalThis.soundPage = page;
