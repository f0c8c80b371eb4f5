/** The part of tsne-js 1.0.3 that is used; it brings no types. */
declare module 'tsne-js' {
  class TSNE {
    constructor(settings: {
      readonly dim: number;
      readonly perplexity: number;
      readonly earlyExaggeration: number;
      readonly learningRate: number;
      readonly nIter: number;
      readonly metric: 'euclidean';
    });
    init(input: { readonly data: readonly (readonly number[])[]; readonly type: 'dense' }): void;
    run(): void;
    getOutput(): number[][];
  }
  export = TSNE;
}
