/** Runs in a page before its own code: its browser then gives no WebGL. */
export function takeWebglAway(): void {
  const get = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
    return /webgl/.test(String(args[0])) ? null : Reflect.apply(get, this, args);
  } as typeof get;
}
