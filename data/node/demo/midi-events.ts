import type { Control, Instrument, Note, Part } from '../../compose/score.ts';

/** One MIDI message at a time in seconds. */
export interface MidiEvent {
  readonly at: number;
  /** 0 ... 15. */
  readonly channel: number;
  readonly kind: 'control' | 'program' | 'bend' | 'off' | 'on';
  /** Pitch, program, controller, or bend 0 ... 16383 with 8192 in the middle. */
  readonly a: number;
  /** Velocity or the controller's value. */
  readonly b: number;
}

const DRUM_CHANNEL = 9;
const CHANNELS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15];
/** At one moment sounds are set first, then notes end, then notes begin. */
const ORDER: Readonly<Record<MidiEvent['kind'], number>> = {
  control: 0,
  program: 1,
  bend: 2,
  off: 3,
  on: 4,
};

/** A score's parts as MIDI messages in order of time. More parts than channels is a RangeError. */
export function midiEvents(parts: readonly Part[]): MidiEvent[] {
  const free = [...CHANNELS];
  const events = parts.flatMap((part) => {
    const channel = part.instrument.drums ? DRUM_CHANNEL : free.shift();
    if (channel === undefined) throw new RangeError('Got more parts than there are channels.');
    return [
      ...setUp(part.instrument, channel),
      ...part.controls.map((control) => turn(control, channel)),
      ...withoutOverlap(part.notes).flatMap((note) => strike(note, channel)),
    ];
  });
  return events.toSorted((x, y) => x.at - y.at || ORDER[x.kind] - ORDER[y.kind]);
}

function setUp(who: Instrument, channel: number): MidiEvent[] {
  const control = (a: number, b: number): MidiEvent => ({ at: 0, channel, kind: 'control', a, b });
  return [
    ...(who.bank > 0 ? [control(0, who.bank)] : []),
    { at: 0, channel, kind: 'program', a: who.program, b: 0 },
    control(7, who.level),
    control(10, who.pan),
    control(91, who.reverb),
    control(93, who.chorus),
  ];
}

function turn({ at, kind, value }: Control, channel: number): MidiEvent {
  if (kind !== 'bend') return { at, channel, kind: 'control', a: kind, b: value };
  const wheel = Math.min(16_383, Math.round(8192 + value * 4096));
  return { at, channel, kind: 'bend', a: wheel, b: 0 };
}

function strike({ at, seconds, pitch, velocity }: Note, channel: number): MidiEvent[] {
  return [
    { at, channel, kind: 'on', a: pitch, b: velocity },
    { at: at + seconds, channel, kind: 'off', a: pitch, b: 0 },
  ];
}

/** A pitch that is struck again while it sounds ends there: its later end would cut the new one. */
function withoutOverlap(notes: readonly Note[]): Note[] {
  const following = new Map<number, number>();
  return notes
    .toReversed()
    .map((note) => {
      const again = following.get(note.pitch) ?? Number.POSITIVE_INFINITY;
      following.set(note.pitch, note.at);
      return { ...note, seconds: Math.min(note.seconds, again - note.at) };
    })
    .toReversed();
}
