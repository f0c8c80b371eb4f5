import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Caption } from '../dataset/caption.ts';
import { HUES } from '../style/palette.ts';
import { walkWords } from '../words/walk-words.ts';

interface NowProps {
  /** null in silence. */
  readonly caption: Caption | null;
  readonly hues: Uint8Array;
  /** Where tools for what is heard go in. */
  readonly tools: RefObject<HTMLDivElement | null>;
}

/** A track must sound this long before it is announced. */
const ANNOUNCE_MS = 1200;

/** What one hears now. */
export function NowCard({ caption, hues, tools }: NowProps) {
  const announced = useSettled(spoken(caption), ANNOUNCE_MS);
  return (
    <section class="now" aria-label={walkWords('heard')}>
      {caption ? <Heard caption={caption} hue={hues[caption.segment] ?? 0} /> : <Silence />}
      <div ref={tools} class="now__tools" />
      <p class="unseen" role="status">
        {announced}
      </p>
    </section>
  );
}

function Heard({ caption, hue }: { readonly caption: Caption; readonly hue: number }) {
  const { title, artist, album, time, tags, nearby, licence } = caption;
  const by = artist === null ? time : walkWords('by', { artist, time });
  return (
    <>
      <p class="now__title">
        <span class="now__dot" style={{ background: HUES[hue] }} />
        <span dir="auto">{title}</span>
        {nearby > 0 && <span class="now__nearby">{walkWords('nearby', { number: nearby })}</span>}
      </p>
      <p class="now__by" dir="auto">
        {album === null ? by : walkWords('fromAlbum', { by, album })}
      </p>
      <ul class="now__tags">
        {tags.map(({ name, value }) => (
          <li key={name} class="chip">
            <strong>{name}</strong> {short(value)}
          </li>
        ))}
      </ul>
      {licence !== null && <Licence words={licence} />}
    </>
  );
}

/** One line that a click unfolds: some name everybody who took part. */
function Licence({ words }: { readonly words: string }) {
  const [open, setOpen] = useState(false);
  return (
    <button
      type="button"
      class="now__licence"
      dir="auto"
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
      {words}
    </button>
  );
}

function Silence() {
  return (
    <>
      <p class="now__title">{walkWords('quiet')}</p>
      <p class="now__by">{walkWords('quietHint')}</p>
    </>
  );
}

function spoken(caption: Caption | null): string {
  if (!caption) return '';
  const { title, artist } = caption;
  return artist === null ? title : walkWords('announced', { title, artist });
}

/** `.81`; 1 stays 1. */
function short(value: number): string {
  return value.toFixed(2).replace(/^0/, '');
}

/** A text once it has stayed the same for a while. */
function useSettled(text: string, delay: number): string {
  const [settled, settle] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => settle(text), delay);
    return () => clearTimeout(timer);
  }, [text, delay]);
  return settled;
}
