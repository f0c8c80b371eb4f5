/** Mean squares of a signal between borders, while it passes. */
export interface Levels {
  push(samples: Float32Array): void;
  /** Of every stretch that is whole. */
  whole(): readonly number[];
  /** Of the stretch that the signal ends in, as far as it is there; undefined where none has begun. */
  rest(): number | undefined;
}

/** Levels of stretches that begin at sample border(i) and end at border(i + 1). */
export function createLevels(border: (index: number) => number): Levels {
  const means: number[] = [];
  let sum = 0;
  let held = 0;
  const length = () => border(means.length + 1) - border(means.length);
  const add = (samples: Float32Array) => {
    for (let i = 0; i < samples.length; i++) sum += (samples[i] ?? 0) ** 2;
    held += samples.length;
  };
  return {
    push(samples) {
      for (let from = 0; from < samples.length; ) {
        const part = samples.subarray(from, from + length() - held);
        add(part);
        from += part.length;
        if (held < length()) continue;
        means.push(sum / held);
        sum = held = 0;
      }
    },
    whole: () => means,
    rest: () => (held > 0 ? sum / held : undefined),
  };
}
