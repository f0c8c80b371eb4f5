import Phaser from 'phaser';
import type { Extent } from './camera.ts';
import { NIGHT } from './colour.ts';

/** What the page's picture is made by. */
export interface MapGameOptions {
  readonly parent: HTMLElement;
  readonly extent: Extent;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  /** Called before every frame is drawn. */
  readonly frame: () => void;
  readonly draw: (gl: WebGLRenderingContext) => void;
  /** The WebGL context came back after it was lost. */
  readonly restored: () => void;
}

/** Phaser as the map uses it: its game loop, its WebGL renderer and its recovery of a lost context. */
export interface MapGame {
  readonly canvas: HTMLCanvasElement;
  readonly resize: (extent: Extent, ratio: number) => void;
  readonly destroy: () => void;
}

/** The map draws by itself: Phaser's own batches of quads, 5 MB at their usual size, stay empty. */
const NO_QUADS = 16;

/** Start Phaser with one scene that draws the map; sound, keyboard and pointers are the map's own. */
export function startMapGame(options: MapGameOptions): MapGame {
  const { parent, extent, ratio } = options;
  const canvas = document.createElement('canvas');
  const game = new Phaser.Game({
    type: Phaser.WEBGL,
    parent,
    canvas,
    width: Math.round(extent.width * ratio),
    height: Math.round(extent.height * ratio),
    backgroundColor: NIGHT,
    banner: false,
    audio: { noAudio: true },
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    scale: { mode: Phaser.Scale.NONE, zoom: 1 / ratio },
    render: { antialiasGL: false, powerPreference: 'high-performance', batchSize: NO_QUADS },
    scene: new MapScene(options),
  });
  return {
    canvas,
    resize: (size, pixels) => {
      game.scale.setZoom(1 / pixels);
      game.scale.resize(Math.round(size.width * pixels), Math.round(size.height * pixels));
      canvas.style.width = `${size.width}px`;
      canvas.style.height = `${size.height}px`;
    },
    destroy: () => game.destroy(true),
  };
}

class MapScene extends Phaser.Scene {
  readonly #options: MapGameOptions;

  constructor(options: MapGameOptions) {
    super('map');
    this.#options = options;
  }

  create(): void {
    this.add.existing(new MapExtern(this, this.#options.draw));
    const { renderer } = this.game;
    renderer.on(Phaser.Renderer.Events.RESTORE_WEBGL, this.#options.restored);
  }

  override update(): void {
    this.#options.frame();
  }
}

class MapExtern extends Phaser.GameObjects.Extern {
  readonly #draw: (gl: WebGLRenderingContext) => void;

  constructor(scene: Phaser.Scene, draw: (gl: WebGLRenderingContext) => void) {
    super(scene);
    this.#draw = draw;
  }

  override render(renderer: Phaser.Renderer.WebGL.WebGLRenderer): void {
    this.#draw(renderer.gl);
  }
}
