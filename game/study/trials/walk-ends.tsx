import type { Axis } from '#models/projection/axis';
import { endWords } from '../../panel/axis-words.ts';

/** Words at the four sides of a walked map. */
export interface WalkEnds {
  readonly left: string;
  readonly right: string;
  readonly bottom: string;
  readonly top: string;
}

/** What stands at the sides: an axis that was exchanged end for end has its words exchanged, too. */
export function endsOf(
  [across, up]: readonly [Axis, Axis],
  { flipX, flipY }: { readonly flipX: boolean; readonly flipY: boolean },
): WalkEnds {
  const [left, right] = sidesOf(across, flipX);
  const [bottom, top] = sidesOf(up, flipY);
  return { left, right, bottom, top };
}

function sidesOf(axis: Axis, flipped: boolean): readonly [string, string] {
  const { low, high } = endWords(axis);
  return flipped ? [high, low] : [low, high];
}

/** The words at the sides, where the study shows them. */
export function WalkEndWords({ ends }: { readonly ends: WalkEnds }) {
  return (
    <>
      {(['top', 'left', 'bottom', 'right'] as const).map((side) => (
        <span key={side} class={`walked__end walked__end--${side}`}>
          {ends[side]}
        </span>
      ))}
    </>
  );
}
