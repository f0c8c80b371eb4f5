import { ownFileWords } from '../words/own-file-words.ts';
import { type Camera, type Extent, toScreen } from './camera.ts';

/** The words beside the first segment of the visitor's own file. */
export interface OwnLabel {
  /** Put it beside a place of the world x y; nothing: take it away. */
  readonly place: (positions: Float32Array | undefined, camera: Camera, extent: Extent) => void;
  readonly remove: () => void;
}

/** Make the label; it lies over the map within its element. */
export function createOwnLabel(parent: HTMLElement): OwnLabel {
  const label = document.createElement('div');
  label.className = 'own-label';
  label.textContent = ownFileWords('label');
  label.hidden = true;
  parent.append(label);
  return {
    place: (positions, camera, extent) => {
      label.hidden = !positions || positions.length === 0;
      if (label.hidden || !positions) return;
      const { x, y } = toScreen(camera, extent, positions[0] ?? 0, positions[1] ?? 0);
      label.style.transform = `translate(${x + 22}px, ${y - 10}px)`;
    },
    remove: () => label.remove(),
  };
}
