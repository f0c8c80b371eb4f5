import { axisAt } from '../dataset/load-view.ts';
import type { ViewChoice } from '../dataset/view-choice.ts';
import { endWords } from './axis-words.ts';
import { ArrowIcon } from './icons.tsx';

/** The words at the ends of both axes, at the window's edges. */
export function EdgeWords({ choice }: { readonly choice: ViewChoice }) {
  const across = endWords(axisAt(choice, 0));
  const up = endWords(axisAt(choice, 1));
  return (
    <div class="edges" aria-hidden="true">
      <span class="edge edge--top">
        <ArrowIcon to="up" />
        {up.high}
      </span>
      <div class="edges__low">
        <span class="edge edge--left">
          <ArrowIcon to="left" />
          {across.low}
        </span>
        <span class="edge edge--bottom">
          <ArrowIcon to="down" />
          {up.low}
        </span>
        <span class="edge edge--right">
          {across.high}
          <ArrowIcon to="right" />
        </span>
      </div>
    </div>
  );
}
