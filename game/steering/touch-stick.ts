/** A stick that appears under the thumb. */
export interface TouchStick {
  /** Show it where the thumb came down and where it is now, CSS pixels; answers the push, 1 its whole way. */
  readonly push: (
    from: { readonly x: number; readonly y: number },
    to: { readonly x: number; readonly y: number },
  ) => { readonly dx: number; readonly dy: number };
  readonly release: () => void;
  readonly remove: () => void;
}

/** CSS pixels from the middle to the end of its way. */
const REACH = 56;

/** Make the stick; it lies over the map within its element, and only sight needs it. */
export function createTouchStick(parent: HTMLElement): TouchStick {
  const stick = document.createElement('div');
  const knob = document.createElement('div');
  stick.className = 'stick';
  knob.className = 'stick__knob';
  stick.hidden = true;
  stick.append(knob);
  parent.append(stick);
  return {
    push: (from, to) => {
      const dx = (to.x - from.x) / REACH;
      const dy = (to.y - from.y) / REACH;
      const share = REACH / Math.max(1, Math.hypot(dx, dy));
      stick.hidden = false;
      stick.style.transform = `translate(${from.x}px, ${from.y}px)`;
      knob.style.transform = `translate(${dx * share}px, ${dy * share}px)`;
      return { dx, dy };
    },
    release: () => {
      stick.hidden = true;
    },
    remove: () => stick.remove(),
  };
}
