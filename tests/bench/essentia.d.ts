/** What of essentia.js the bench uses; the package's own types lack its models. */
declare module 'essentia.js' {
  interface InputExtractor {
    computeFrameWise(signal: Float32Array, hop: number): { melSpectrum: Float32Array[] };
    delete(): void;
  }
  export const EssentiaWASM: unknown;
  export const EssentiaModel: {
    EssentiaTFInputExtractor: new (wasm: unknown, kind: 'musicnn') => InputExtractor;
  };
}
