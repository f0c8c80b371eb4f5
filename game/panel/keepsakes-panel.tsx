import { useState } from 'preact/hooks';
import type { Caption } from '../dataset/caption.ts';
import { drawPostcard } from '../keepsakes/postcard.ts';
import {
  type Bookmark,
  type Shelf,
  withBookmark,
  withHeart,
  withoutBookmark,
} from '../keepsakes/shelf.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { fileName, saveFile } from '../playlist/save-file.ts';
import { keepsakeWords } from '../words/keepsake-words.ts';
import { copyText } from './copy-text.ts';
import { CloseIcon } from './icons.tsx';
import { Sheet } from './sheet.tsx';
import { CardIcon, LinkIcon } from './tool-icons.tsx';
import { trackWords } from './way-words.ts';

interface KeepsakesProps {
  readonly map: MapHandle;
  readonly dataset: string;
  readonly shelf: Shelf;
  readonly change: (next: (shelf: Shelf) => Shelf) => void;
  /** What is heard now; null in silence. */
  readonly caption: Caption | null;
  /** The part of the address after # that reopens the view and place of now. */
  readonly here: () => string;
  /** Places of segments on the map that is shown. */
  readonly positions: Float32Array;
  readonly close: () => void;
}

/** Favourites and bookmarks: walk to them, send them as a link or a postcard. */
export function KeepsakesPanel(props: KeepsakesProps) {
  const [said, setSaid] = useState('');
  return (
    <Sheet title={keepsakeWords('title')} close={props.close}>
      <Favourites {...props} />
      <h3 class="group-title">{keepsakeWords('places')}</h3>
      <KeepPlace {...props} say={setSaid} />
      {props.shelf.bookmarks.length === 0 && <p class="sheet__soft">{keepsakeWords('noPlaces')}</p>}
      <ul class="kept-list">
        {props.shelf.bookmarks.map((bookmark) => (
          <Place key={bookmark.link} {...props} bookmark={bookmark} say={setSaid} />
        ))}
      </ul>
      <p role="status" class="sheet__soft">
        {said}
      </p>
      <p class="sheet__small">{keepsakeWords('stays')}</p>
    </Sheet>
  );
}

function Favourites({ map, shelf, change, positions }: KeepsakesProps) {
  const walk = (segment: number) =>
    map.walkTo({ x: positions[2 * segment] ?? 0.5, y: positions[2 * segment + 1] ?? 0.5 });
  return (
    <>
      <h3 class="group-title">{keepsakeWords('favourites')}</h3>
      {shelf.favourites.length === 0 && <p class="sheet__soft">{keepsakeWords('noFavourites')}</p>}
      <ul class="kept-list">
        {shelf.favourites.map((favourite) => (
          <li key={favourite.track}>
            <button type="button" class="near__item" onClick={() => walk(favourite.segment)}>
              <span class="near__name">{trackWords(favourite)}</span>
            </button>
            <Small
              name={keepsakeWords('remove', { name: favourite.title })}
              act={() => change((before) => withHeart(before, favourite))}
            >
              <CloseIcon />
            </Small>
          </li>
        ))}
      </ul>
    </>
  );
}

type Say = { readonly say: (words: string) => void };

function KeepPlace({ caption, here, change, say }: KeepsakesProps & Say) {
  const [name, setName] = useState('');
  const usual = caption
    ? keepsakeWords('unnamed', { title: caption.title })
    : keepsakeWords('somewhere');
  const keep = (event: Event) => {
    event.preventDefault();
    const kept = { name: name.trim() || usual, link: here() };
    change((shelf) => withBookmark(shelf, kept));
    setName('');
    say(keepsakeWords('kept', { name: kept.name }));
  };
  return (
    <form class="sheet__actions" onSubmit={keep}>
      <input
        type="text"
        class="text-field"
        aria-label={keepsakeWords('name')}
        placeholder={usual}
        maxLength={80}
        value={name}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      <button type="submit" class="button">
        {keepsakeWords('keep')}
      </button>
    </form>
  );
}

function Place(props: KeepsakesProps & Say & { readonly bookmark: Bookmark }) {
  const { bookmark, change, say, map, caption, dataset } = props;
  const { name, link } = bookmark;
  const address = `${location.origin}${location.pathname}${link}`;
  const copy = async () => say((await copyText(address)) ? keepsakeWords('copied') : address);
  const send = async () => {
    const heard = caption && heardWords(caption);
    const picture = await map.picture();
    saveFile(
      fileName(name, 'png'),
      await drawPostcard({ picture, name, dataset, heard, link: address }),
    );
    say(keepsakeWords('saved'));
  };
  const isHere = location.hash === link;
  return (
    <li>
      <a class="near__item" href={link} aria-current={isHere ? 'location' : undefined}>
        <span class="near__name">{name}</span>
      </a>
      <Small name={keepsakeWords('copy', { name })} act={() => void copy()}>
        <LinkIcon />
      </Small>
      <Small name={keepsakeWords('postcard', { name })} act={() => void send()}>
        <CardIcon />
      </Small>
      <Small
        name={keepsakeWords('remove', { name })}
        act={() => change((shelf) => withoutBookmark(shelf, link))}
      >
        <CloseIcon />
      </Small>
    </li>
  );
}

interface SmallProps {
  readonly name: string;
  readonly act: () => void;
  readonly children: preact.ComponentChildren;
}

function Small({ name, act, children }: SmallProps) {
  return (
    <button
      type="button"
      class="icon-button kept-list__act"
      aria-label={name}
      title={name}
      onClick={act}
    >
      {children}
    </button>
  );
}

function heardWords({ title, artist }: Caption): string {
  return artist === null
    ? keepsakeWords('heardHere', { title })
    : keepsakeWords('heardBy', { title, artist });
}
