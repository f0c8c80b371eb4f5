import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { type Findable, find } from '../find/find-index.ts';
import { commonWords } from '../words/common-words.ts';
import { findWords } from '../words/find-words.ts';
import { Keys } from './keys.tsx';

interface SearchProps {
  readonly index: readonly Findable[];
  readonly pick: (found: Findable) => void;
  /** Called with a function that puts the focus into the field. */
  readonly focusBy: (focus: () => void) => void;
}

const MOST = 12;

/** Find a track, an artist, an album or a tag by typing. */
export function SearchBox({ index, pick, focusBy }: SearchProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = open ? find(index, typed, MOST) : [];
  useEffect(() => focusBy(() => field.current?.focus()), [focusBy]);
  const choose = (one: Findable | undefined) => {
    if (!one) return;
    pick(one);
    setOpen(false);
    field.current?.blur();
  };
  const press = (event: KeyboardEvent) => {
    const act = {
      ArrowDown: () => setActive((active + 1) % Math.max(1, found.length)),
      ArrowUp: () => setActive((active - 1 + found.length) % Math.max(1, found.length)),
      Enter: () => choose(found[active]),
      Escape: () => (open ? setOpen(false) : field.current?.blur()),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const listed = open && typed.trim() !== '';
  return (
    <search class="find">
      <input
        ref={field}
        class="find__field"
        role="combobox"
        aria-label={findWords('search')}
        aria-expanded={listed}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={listed && found[active] ? `${id}-${active}` : undefined}
        placeholder={findWords('search')}
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      <span class="find__key" aria-hidden="true">
        <Keys actions={['search']} />
      </span>
      {listed && (
        <div
          id={`${id}-list`}
          class="axis__list find__list"
          role="listbox"
          aria-label={findWords('results')}
        >
          {found.map((one, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox takes the keys.
            <div
              key={`${one.mark.kind} ${one.mark.name}`}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              data-active={at === active ? '' : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(one)}
            >
              <span class="find__label" dir="auto">
                {one.label}
              </span>
              <span class="axis__hint">{hintOf(one)}</span>
            </div>
          ))}
          {found.length === 0 && <p class="axis__none">{findWords('none')}</p>}
        </div>
      )}
    </search>
  );
}

/** What kind of thing it is, and whose or how many. */
export function hintOf({ mark: { kind }, by, tracks }: Findable): string {
  if (kind === 'track')
    return by === null ? findWords(kind) : findWords('byArtist', { artist: by });
  if (tracks === 0) return findWords(kind);
  return findWords('counted', {
    kind: findWords(kind),
    tracks: commonWords('tracks', { count: tracks }),
  });
}
