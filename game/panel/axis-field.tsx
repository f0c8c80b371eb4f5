import { useId, useState } from 'preact/hooks';
import type { Axis } from '#models/projection/axis';
import { viewWords } from '../words/view-words.ts';
import { AxisList } from './axis-list.tsx';
import { endWords, matchingAxes, shareWords } from './axis-words.ts';
import { ArrowIcon, type Direction } from './icons.tsx';

interface AxisFieldProps {
  /** Which way it points: `Left to right`. */
  readonly side: string;
  /** The arrows at its low and high end. */
  readonly ends: readonly [Direction, Direction];
  readonly axes: readonly Axis[];
  readonly at: number;
  readonly choose: (at: number) => void;
}

/** What one types or picks in the open list. */
interface Search {
  /** null while nothing was typed: all axes are listed. */
  readonly typed: string | null;
  /** Place in the list that Enter picks. */
  readonly active: number;
}

/** A searchable choice of one axis (F8), its share of the variance, and the words at its ends. */
export function AxisField({ side, ends, axes, at, choose }: AxisFieldProps) {
  const id = useId();
  const [search, setSearch] = useState<Search | null>(null);
  const axis = axes[at];
  const matches = matchingAxes(axes, search?.typed ?? '');
  const active = matches[search?.active ?? -1];
  if (!axis) return null;

  const open = () => setSearch({ typed: null, active: matches.indexOf(at) });
  const close = () => setSearch(null);
  const pick = (chosen: number | undefined) => {
    if (chosen !== undefined && chosen !== at) choose(chosen);
    close();
  };
  const move = (step: number) => {
    const from = search?.active ?? matches.indexOf(at);
    const to = (from + step + matches.length) % Math.max(1, matches.length);
    setSearch({ typed: search?.typed ?? null, active: to });
  };
  const press = (event: KeyboardEvent) => {
    const act = keyActions({ move, close, open: search !== null, pick: () => pick(active) })[
      event.key
    ];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <div class="axis">
      <div class="field axis__field">
        <input
          class="axis__input"
          role="combobox"
          aria-label={viewWords('axis', { side })}
          aria-expanded={search !== null}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-describedby={`${id}-share`}
          aria-activedescendant={search && active !== undefined ? `${id}-${active}` : undefined}
          autocomplete="off"
          spellcheck={false}
          value={search?.typed ?? axis.label}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onClick={() => search ?? open()}
          onInput={({ currentTarget }) => setSearch({ typed: currentTarget.value, active: 0 })}
          onKeyDown={press}
          onBlur={close}
        />
        <span id={`${id}-share`} class="axis__share">
          {shareWords(axis) ?? side.toLowerCase()}
        </span>
      </div>
      {axis.explained !== null && (
        <div class="axis__bar">
          <div style={{ width: `${100 * axis.explained}%` }} />
        </div>
      )}
      <AxisEnds axis={axis} ends={ends} />
      {search && (
        <AxisList id={id} axes={axes} matches={matches} active={active} chosen={at} pick={pick} />
      )}
    </div>
  );
}

interface KeyTargets {
  readonly open: boolean;
  readonly move: (step: number) => void;
  readonly pick: () => void;
  readonly close: () => void;
}

/** What the keys of a combobox do; keys that are not named here type. */
function keyActions(list: KeyTargets): Readonly<Record<string, (() => void) | undefined>> {
  return {
    ArrowDown: () => list.move(1),
    ArrowUp: () => list.move(-1),
    Enter: list.open ? list.pick : () => list.move(0),
    Escape: list.open ? list.close : undefined,
  };
}

function AxisEnds({ axis, ends }: { readonly axis: Axis } & Pick<AxisFieldProps, 'ends'>) {
  const { low, high } = endWords(axis);
  return (
    <p class="axis__ends">
      <span>
        <ArrowIcon to={ends[0]} />
        {low}
      </span>
      <span>
        {high}
        <ArrowIcon to={ends[1]} />
      </span>
    </p>
  );
}
