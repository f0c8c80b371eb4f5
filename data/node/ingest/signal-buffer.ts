/** Collects samples chunk by chunk; its memory is kept from one track to the next. */
export interface SignalBuffer {
  append(samples: Float32Array): void;
  /** What was collected, as a view that holds until the next append or clear. */
  signal(): Float32Array;
  clear(): void;
}

/** An empty buffer that starts with room for `capacity` samples and doubles when it is full. */
export function createSignalBuffer(capacity: number): SignalBuffer {
  let memory = new Float32Array(capacity);
  let length = 0;
  return {
    append(samples) {
      if (length + samples.length > memory.length) {
        const larger = new Float32Array(Math.max(length + samples.length, 2 * memory.length));
        larger.set(memory.subarray(0, length));
        memory = larger;
      }
      memory.set(samples, length);
      length += samples.length;
    },
    signal: () => memory.subarray(0, length),
    clear() {
      length = 0;
    },
  };
}
