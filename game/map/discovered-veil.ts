import { type Camera, type Extent, toScreen } from './camera.ts';

/** Cells a side in which the map is discovered. */
const SIDE = 256;
/** Opacity of what was not walked past, of 255. */
const VEILED = 224;
/** One discovers somewhat more than one hears. */
const SIGHT = 1.4;

/** Which part of a map was walked past. */
export class Discovered {
  readonly cells = new Uint8Array(SIDE * SIDE);
  #count = 0;

  /** Share of the map's cells, 0 ... 1. */
  get share(): number {
    return this.#count / this.cells.length;
  }

  /** Uncover the cells within sight of a place; answers whether there were new ones. */
  look(x: number, y: number, radius: number): boolean {
    const reach = radius * SIGHT * SIDE;
    const [column, row] = [x * SIDE - 0.5, y * SIDE - 0.5];
    const before = this.#count;
    const within = (value: number) => Math.min(SIDE - 1, Math.max(0, value));
    for (let j = within(Math.floor(row - reach)); j <= within(Math.ceil(row + reach)); j++)
      for (let i = within(Math.floor(column - reach)); i <= within(Math.ceil(column + reach)); i++)
        if (Math.hypot(i - column, j - row) <= Math.max(reach, 0.71)) this.#uncover(j * SIDE + i);
    return this.#count > before;
  }

  #uncover(cell: number): void {
    if (this.cells[cell] !== 0) return;
    this.cells[cell] = 1;
    this.#count++;
  }
}

/** A veil over what was not discovered; it lies over the map within its element. */
export interface DiscoveredVeil {
  readonly draw: (
    at: { readonly x: number; readonly y: number; readonly radius: number },
    camera: Camera,
    extent: Extent,
  ) => void;
  /** Opaque where nothing was discovered; it changes as one walks. */
  readonly mask: HTMLCanvasElement;
  readonly remove: () => void;
}

/** Make the veil of a map that nobody walked yet. */
export function createDiscoveredVeil(parent: HTMLElement): DiscoveredVeil {
  const discovered = new Discovered();
  const canvas = document.createElement('canvas');
  const picture = veiledPicture();
  const mask = document.createElement('canvas');
  mask.width = SIDE;
  mask.height = SIDE;
  paintMask(mask, picture, discovered.cells);
  canvas.className = 'veil';
  parent.append(canvas);
  const brush = canvas.getContext('2d');
  return {
    mask,
    draw: ({ x, y, radius }, camera, extent) => {
      if (discovered.look(x, y, radius)) paintMask(mask, picture, discovered.cells);
      if (canvas.width !== extent.width) canvas.width = extent.width;
      if (canvas.height !== extent.height) canvas.height = extent.height;
      if (!brush) return;
      const corner = toScreen(camera, extent, 0, 0);
      brush.clearRect(0, 0, extent.width, extent.height);
      brush.imageSmoothingQuality = 'high';
      brush.drawImage(mask, corner.x, corner.y, camera.zoom, camera.zoom);
    },
    remove: () => canvas.remove(),
  };
}

function veiledPicture(): ImageData {
  const picture = new ImageData(SIDE, SIDE);
  for (let cell = 0; cell < SIDE * SIDE; cell++) picture.data.set([11, 13, 18, VEILED], 4 * cell);
  return picture;
}

/** It is painted anew with almost every frame of a walk: what was seen loses its opacity, no more. */
function paintMask(mask: HTMLCanvasElement, picture: ImageData, cells: Uint8Array): void {
  for (let cell = 0; cell < cells.length; cell++)
    if (cells[cell] === 1) picture.data[4 * cell + 3] = 0;
  mask.getContext('2d')?.putImageData(picture, 0, 0);
}
