import type { Intent } from '#study/walk/intent';
import { pushIntent } from './push.ts';

/** What a gamepad can do. */
export interface PadActions {
  readonly steer: (intent: Intent) => void;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
}
/** As much of a Gamepad as is read: standard mapping. */
export interface Pad {
  readonly axes: readonly number[];
  readonly buttons: readonly { readonly pressed: boolean }[];
}

const ZOOM_STEP = 1.4;
const BUTTON = { fit: 3, further: 4, closer: 5, up: 12, down: 13, left: 14, right: 15 } as const;

/** Turns what a gamepad is read to be, frame by frame, into changes of mind: its stick or its cross walks. */
export class PadSteering {
  #pushed = '';
  #held: ReadonlySet<number> = new Set();

  /** Compare with the frame before; call it every frame, with the first pad that there is. */
  read(pad: Pad | null | undefined, actions: PadActions): void {
    const held = new Set([...(pad?.buttons.entries() ?? [])].flatMap(pressed));
    const intent = pushOf(pad, held);
    const pushed = JSON.stringify(intent);
    if (pushed !== this.#pushed && (this.#pushed !== '' || intent.kind === 'head'))
      actions.steer(intent);
    if (pad || this.#pushed !== '') this.#pushed = pushed;
    const hit = (button: number) => held.has(button) && !this.#held.has(button);
    if (hit(BUTTON.closer)) actions.zoom(ZOOM_STEP);
    if (hit(BUTTON.further)) actions.zoom(1 / ZOOM_STEP);
    if (hit(BUTTON.fit)) actions.fit();
    this.#held = held;
  }
}

function pressed([place, button]: [number, { readonly pressed: boolean }]): readonly number[] {
  return button.pressed ? [place] : [];
}

function pushOf(pad: Pad | null | undefined, held: ReadonlySet<number>): Intent {
  const side = (plus: number, minus: number) => Number(held.has(plus)) - Number(held.has(minus));
  const across = side(BUTTON.right, BUTTON.left);
  const down = side(BUTTON.down, BUTTON.up);
  return across !== 0 || down !== 0
    ? pushIntent(across, down)
    : pushIntent(pad?.axes[0] ?? 0, pad?.axes[1] ?? 0);
}
