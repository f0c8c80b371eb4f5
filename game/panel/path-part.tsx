import type { Playlist } from '../screens/use-playlist.ts';
import { commonWords } from '../words/common-words.ts';
import { playlistWords } from '../words/playlist-words.ts';

/** Way-points, how many songs, and how freely they are chosen. */
export function PathPart({ list }: { readonly list: Playlist }) {
  return (
    <>
      <div class="sheet__actions">
        <button type="button" class="button" onClick={list.addPoint}>
          {playlistWords('addPoint')}
        </button>
        {list.waypoints.length > 0 && (
          <button type="button" class="button" onClick={list.removePoints}>
            {playlistWords('removePoints')}
          </button>
        )}
      </div>
      <p role="status" class="sheet__soft">
        {playlistWords('points', { count: list.waypoints.length })}
      </p>
      <Slider
        name={playlistWords('songs')}
        value={list.wanted}
        least={2}
        most={50}
        text={commonWords('number', { number: list.wanted })}
        set={list.want}
      />
      <Slider
        name={playlistWords('variance')}
        value={Math.round(100 * list.variance)}
        least={0}
        most={100}
        text={commonWords('percent', { value: Math.round(100 * list.variance) })}
        set={(percent) => list.vary(percent / 100)}
      />
      <div class="sheet__actions">
        <button type="button" class="button" onClick={list.another} disabled={list.variance === 0}>
          {playlistWords('another')}
        </button>
      </div>
      <p class="sheet__soft">{playlistWords('rule')}</p>
    </>
  );
}

interface SliderProps {
  readonly name: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly text: string;
  readonly set: (value: number) => void;
}

function Slider({ name, value, least, most, text, set }: SliderProps) {
  return (
    <label class="slider">
      <span class="field__name">{name}</span>
      <input
        type="range"
        min={least}
        max={most}
        value={value}
        aria-valuetext={text}
        onInput={({ currentTarget }) => set(Number(currentTarget.value))}
      />
      <span>{text}</span>
    </label>
  );
}
