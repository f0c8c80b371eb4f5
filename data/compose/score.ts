/** A sound of the General MIDI bank and where it stands in the mix. */
export interface Instrument {
  /** Unique within a score: instruments of one name are one part. */
  readonly name: string;
  /** General MIDI program 0 ... 127; of drums, the kit. */
  readonly program: number;
  /** Bank (GS variation); 0 is plain General MIDI. */
  readonly bank: number;
  readonly drums: boolean;
  /** Volume, pan (64 is the middle), reverb and chorus, each 0 ... 127. */
  readonly level: number;
  readonly pan: number;
  readonly reverb: number;
  readonly chorus: number;
  /** How far players stray from the beat: standard deviation in seconds. */
  readonly loose: number;
  /** A guitar amplifier after the sound: 0 none, 1 as much distortion as it gives. */
  readonly amp: number;
}

/** One played note. */
export interface Note {
  /** Seconds from the start of the track. */
  readonly at: number;
  /** Seconds until it is let go. */
  readonly seconds: number;
  /** MIDI pitch 0 ... 127; of drums, the drum's key. */
  readonly pitch: number;
  /** 1 ... 127. */
  readonly velocity: number;
}

/** A change of a part's sound: a MIDI controller 0 ... 127, or `bend` in semitones (-2 ... 2). */
export interface Control {
  readonly at: number;
  readonly kind: number | 'bend';
  readonly value: number;
}

/** All that one instrument does, in order of time. */
export interface Part {
  readonly instrument: Instrument;
  readonly notes: readonly Note[];
  readonly controls: readonly Control[];
}

/** Where a section of the form begins, in seconds. */
export interface SectionMark {
  readonly name: string;
  readonly at: number;
}

/** A finished composition. */
export interface Score {
  /** Beats a minute. */
  readonly tempo: number;
  /** Length in seconds with the last notes' release. */
  readonly seconds: number;
  readonly sections: readonly SectionMark[];
  readonly parts: readonly Part[];
  /** Saturation of the finished mix: 0 clean ... 1 hard. */
  readonly drive: number;
}

const PLAIN = {
  bank: 0,
  drums: false,
  level: 100,
  pan: 64,
  reverb: 40,
  chorus: 0,
  loose: 0.008,
  amp: 0,
};

/** An instrument with usual settings where none are given. */
export function instrument(
  name: string,
  program: number,
  settings: Partial<Omit<Instrument, 'name' | 'program'>> = {},
): Instrument {
  return { name, program, ...PLAIN, ...settings };
}

/** A drum kit by its General MIDI kit number. */
export function kit(program: number, settings: Partial<Instrument> = {}): Instrument {
  return instrument('drums', program, { drums: true, reverb: 20, loose: 0.004, ...settings });
}
