import { useState } from 'preact/hooks';
import { fitsRecord } from '#models/space/shown-rule';
import type { Look } from '../dataset/look.ts';
import { shownRule } from '../dataset/look.ts';
import type { HueName } from '../dataset/view-hues.ts';
import { type Findable, find } from '../find/find-index.ts';
import { findWords } from '../words/find-words.ts';
import { Card } from './card.tsx';
import { MarkList } from './mark-list.tsx';

interface FilterProps {
  readonly index: readonly Findable[];
  /** Whether some tracks have no artist. */
  readonly nameless: boolean;
  readonly look: Look;
  readonly legend: readonly HueName[];
  readonly change: (part: Partial<Look>) => void;
  readonly close: () => void;
}

/** Show only some tags and artists (F23), and take highlights away (F26). */
export function FilterCard({ index, nameless, look, legend, change, close }: FilterProps) {
  const [full, setFull] = useState(false);
  const set = (part: Partial<Look>) => {
    const fits = fitsRecord(shownRule({ ...look, ...part }));
    setFull(!fits);
    if (fits) change(part);
  };
  const namesOf = (kind: 'tag' | 'artist') => index.filter(({ mark }) => mark.kind === kind);
  const unnamed: Findable = {
    mark: { kind: 'artist', name: '' },
    label: findWords('noArtist'),
    by: null,
    tracks: 0,
  };
  return (
    <Card name={findWords('filter')} title={findWords('filter')} close={close}>
      <p class="card__soft">{findWords('filterHint')}</p>
      {full && <p role="alert">{findWords('tooMany')}</p>}
      <MarkList look={look} legend={legend} change={change} />
      <NameChoice
        title={findWords('tags')}
        search={findWords('searchTags')}
        all={namesOf('tag')}
        chosen={look.tags}
        set={(tags) => set({ tags })}
      />
      <NameChoice
        title={findWords('artists')}
        search={findWords('searchArtists')}
        all={nameless ? [...namesOf('artist'), unnamed] : namesOf('artist')}
        chosen={look.artists}
        set={(artists) => set({ artists })}
      />
    </Card>
  );
}

interface NameProps {
  readonly title: string;
  readonly search: string;
  readonly all: readonly Findable[];
  readonly chosen: readonly string[];
  readonly set: (names: readonly string[]) => void;
}

/** Names in the list before one searches. */
const LISTED = 40;

function NameChoice({ title, search, all, chosen, set }: NameProps) {
  const [typed, setTyped] = useState('');
  if (all.length === 0) return null;
  const matches = typed.trim() === '' ? all : find(all, typed, all.length);
  const listed = matches.slice(0, LISTED);
  const names = matches.map(({ mark }) => mark.name);
  const toggle = (name: string) =>
    set(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
  return (
    <fieldset class="names">
      <legend class="group-title">{title}</legend>
      <input
        class="names__search"
        type="search"
        aria-label={search}
        placeholder={search}
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <ul class="names__list">
        {listed.map(({ mark: { name }, label }) => (
          <li key={name}>
            <label class="names__name">
              <input
                type="checkbox"
                checked={chosen.includes(name)}
                onChange={() => toggle(name)}
              />
              <span dir="auto">{label}</span>
            </label>
          </li>
        ))}
      </ul>
      {matches.length > LISTED && (
        <p class="card__soft">{findWords('more', { count: matches.length - LISTED })}</p>
      )}
      <div class="choices choices--small">
        <button
          type="button"
          class="choice"
          onClick={() => set([...new Set([...chosen, ...names])])}
        >
          {findWords('selectAll')}
        </button>
        <button type="button" class="choice" onClick={() => set([])}>
          {findWords('clear')}
        </button>
      </div>
    </fieldset>
  );
}
