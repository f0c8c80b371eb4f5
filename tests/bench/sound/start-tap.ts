/** The first sample of a sound: its frame of the context, and when the page heard of it (ms). */
interface FirstSample {
  readonly frame: number;
  readonly at: number;
}

/** Listens for the first sample after silence. */
export interface Tap {
  readonly node: AudioNode;
  /** The next first sample. */
  readonly next: () => Promise<FirstSample>;
}

/** Frames of silence after which a sound is a new one. */
const PAUSE_FRAMES = 1024;
const WORKLET = `registerProcessor('tap', class extends AudioWorkletProcessor {
  constructor() { super(); this.silent = ${PAUSE_FRAMES}; }
  process([input]) {
    const length = input[0]?.length ?? 128;
    for (let i = 0; i < length; i++) {
      const sounds = input.some((channel) => channel[i] !== 0);
      if (sounds && this.silent >= ${PAUSE_FRAMES}) this.port.postMessage(currentFrame + i);
      this.silent = sounds ? 0 : this.silent + 1;
    }
    return true;
  }
});`;

/** A tap in an audio worklet: it sees every sample. */
export async function startTap(context: AudioContext): Promise<Tap> {
  const source = URL.createObjectURL(new Blob([WORKLET], { type: 'text/javascript' }));
  await context.audioWorklet.addModule(source);
  const node = new AudioWorkletNode(context, 'tap', { numberOfOutputs: 0 });
  const next = () =>
    new Promise<FirstSample>((resolve) => {
      node.port.onmessage = ({ data }: MessageEvent<number>) =>
        resolve({ frame: data, at: performance.now() });
    });
  return { node, next };
}
