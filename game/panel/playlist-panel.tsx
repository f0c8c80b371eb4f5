import { useState } from 'preact/hooks';
import type { Track } from '#data/catalogue/track';
import { clockText } from '#models/clock-text';
import type { LoadedView } from '../dataset/load-view.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { writeCoordinates } from '../playlist/coordinates.ts';
import { writeM3u8 } from '../playlist/m3u8.ts';
import { fileName, saveFile, textFile } from '../playlist/save-file.ts';
import { placesOf, songsOf } from '../playlist/song-rows.ts';
import { type PlaylistSource, usePlaylist } from '../screens/use-playlist.ts';
import { playlistWords } from '../words/playlist-words.ts';
import { ChoiceButtons } from './choice-buttons.tsx';
import { PathPart } from './path-part.tsx';
import { Sheet } from './sheet.tsx';
import { trackWords } from './way-words.ts';

interface PlaylistProps {
  readonly map: MapHandle;
  readonly title: string;
  readonly shown: LoadedView;
  readonly tracks: readonly Track[];
  readonly source: PlaylistSource;
  readonly choose: (source: PlaylistSource) => void;
  /** Segments that were walked past, those of the selection, and those of the favourites. */
  readonly walked: readonly number[];
  readonly selected: readonly number[];
  readonly favourites: readonly number[];
  readonly close: () => void;
}

const SOURCES: readonly PlaylistSource[] = ['trail', 'path', 'selection', 'favourites'];
const EMPTY = {
  trail: 'noTrail',
  path: 'noPath',
  selection: 'noSelection',
  favourites: 'noFavourites',
} as const;

/** A walk, a path through way-points, a selection or the favourites as a playlist to take along. */
export function PlaylistPanel(props: PlaylistProps) {
  const { map, title, shown, tracks, source, close } = props;
  const list = usePlaylist(props);
  const [said, setSaid] = useState('');
  const save = (ending: string, content: Blob) => {
    const name = fileName(playlistWords('fileName', { title }), ending);
    saveFile(name, content);
    setSaid(playlistWords('saved', { name }));
  };
  const songs = songsOf(list.segments, shown, tracks);
  const csv = () => writeCoordinates(placesOf(list.segments, shown, tracks));
  return (
    <Sheet title={playlistWords('title')} close={close}>
      <ChoiceButtons
        even
        label={playlistWords('from')}
        options={SOURCES}
        chosen={source}
        nameOf={(source) => playlistWords(source)}
        choose={props.choose}
      />
      {source === 'path' && <PathPart list={list} />}
      <SongList songs={songs} empty={playlistWords(EMPTY[source])} />
      {songs.length > 0 && (
        <>
          <PlaceFields list={list} />
          <div class="sheet__actions">
            <button
              type="button"
              class="button button--sun"
              onClick={() =>
                save('m3u8', textFile(writeM3u8(songs, list), 'application/vnd.apple.mpegurl'))
              }
            >
              {playlistWords('save')}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => save('csv', textFile(csv(), 'text/csv'))}
            >
              {playlistWords('saveTable')}
            </button>
          </div>
        </>
      )}
      <div>
        <button
          type="button"
          class="button"
          onClick={() => void map.picture().then((picture) => save('png', picture))}
        >
          {playlistWords('savePicture')}
        </button>
      </div>
      <p role="status" class="sheet__soft">
        {said}
      </p>
    </Sheet>
  );
}

function SongList({ songs, empty }: { readonly songs: readonly Track[]; readonly empty: string }) {
  if (songs.length === 0) return <p class="sheet__soft">{empty}</p>;
  const seconds = songs.reduce((sum, song) => sum + song.seconds, 0);
  return (
    <>
      <p class="sheet__soft">
        {playlistWords('count', { count: songs.length, time: clockText(Math.round(seconds)) })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls. */}
      <ol class="songs" tabIndex={0} aria-label={playlistWords('songs')}>
        {songs.map((song) => (
          <li key={song.firstSegment} dir="auto">
            {trackWords(song)}
          </li>
        ))}
      </ol>
    </>
  );
}

function PlaceFields({ list }: { readonly list: ReturnType<typeof usePlaylist> }) {
  return (
    <>
      <label class="field">
        <span class="field__name">{playlistWords('root')}</span>
        <input
          type="text"
          class="axis__input"
          autocomplete="off"
          spellcheck={false}
          placeholder={playlistWords('rootHint')}
          value={list.root}
          onInput={({ currentTarget }) => list.setPlace({ root: currentTarget.value })}
        />
      </label>
      <label class="setting setting--switch">
        <input
          type="checkbox"
          checked={list.windows}
          onChange={({ currentTarget }) => list.setPlace({ windows: currentTarget.checked })}
        />
        <span>{playlistWords('windows')}</span>
      </label>
    </>
  );
}
