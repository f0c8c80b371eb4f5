import { useEffect, useRef } from 'preact/hooks';
import type { Axis } from '#models/projection/axis';
import { viewWords } from '../words/view-words.ts';
import { axisHint, percent } from './axis-words.ts';

interface ListProps {
  /** Of the field it belongs to. */
  readonly id: string;
  readonly axes: readonly Axis[];
  /** Places of the axes that are listed. */
  readonly matches: readonly number[];
  /** The one that Enter picks. */
  readonly active: number | undefined;
  readonly chosen: number;
  readonly pick: (at: number) => void;
}

/** The open list of a searchable choice of axes. */
export function AxisList({ id, axes, matches, active, chosen, pick }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.scrollIntoView({ block: 'nearest' }), []);
  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={list}
      id={`${id}-list`}
      class="axis__list"
      role="listbox"
      aria-label={viewWords('axes')}
    >
      {matches.map((at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox takes the keys.
        <div
          key={at}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === chosen}
          data-active={at === active ? '' : undefined}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(at)}
        >
          <AxisLine axis={axes[at]} />
        </div>
      ))}
      {matches.length === 0 && <p class="axis__none">{viewWords('noAxis')}</p>}
    </div>
  );
}

function AxisLine({ axis }: { readonly axis: Axis | undefined }) {
  if (!axis) return null;
  return (
    <>
      <span class="axis__name">{axis.label}</span>
      <span class="axis__hint">{axisHint(axis)}</span>
      {axis.explained !== null && <span class="axis__share">{percent(axis.explained)}</span>}
    </>
  );
}
