/** Takes pictures of frames: a WebGL canvas can be read only while its frame is drawn. */
export class Snapshots {
  #waiting: ((picture: Blob | null) => void)[] = [];

  /** The next frame as a PNG. */
  async next(): Promise<Blob> {
    const picture = await new Promise<Blob | null>((resolve) => {
      this.#waiting.push(resolve);
    });
    if (picture) return picture;
    throw new TypeError('The browser gave no picture of its canvas.');
  }

  /** The frame is drawn: take it, if somebody waits for it. */
  take(canvas: HTMLCanvasElement | OffscreenCanvas): void {
    if (this.#waiting.length === 0) return;
    const waiting = this.#waiting.splice(0);
    const tell = (picture: Blob | null) => {
      for (const resolve of waiting) resolve(picture);
    };
    if (canvas instanceof HTMLCanvasElement) canvas.toBlob(tell, 'image/png');
    else tell(null);
  }
}
