/** The part of jsfive's interface that is used here; the package ships no types. */
declare module 'jsfive' {
  export class Group {
    readonly keys: readonly string[];
    get(name: string): Group | Dataset;
  }
  export class Dataset {
    readonly shape: readonly number[];
    readonly value: ArrayLike<number>;
  }
  export class File extends Group {
    constructor(bytes: ArrayBuffer, name: string);
  }
}
