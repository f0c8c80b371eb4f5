import { MOST_NAMES } from '#models/space/shown-rule';
import { type Look, MARK_KINDS, type Mark, MODES, USUAL_LOOK } from './look.ts';

/** Highlights that a link and the palette have room for. */
const MOST_MARKS = 11;

/** A look as parameters of a link: what is usual is left out. */
export function writeLook(look: Look = USUAL_LOOK): readonly (readonly [string, string])[] {
  const { mode, tracks, every, log, tags, artists, marks, shapes, fog, names } = look;
  return [
    ...given(mode !== USUAL_LOOK.mode, 'mode', mode),
    ...given(tracks !== null, 'n', String(tracks)),
    ...given(every > 1, 'every', String(every)),
    ...given(log, 'log', '1'),
    ...tags.map((tag) => ['tag', tag] as const),
    ...artists.map((artist) => ['artist', artist] as const),
    ...marks.map(({ kind, name }) => ['mark', `${kind}:${name}`] as const),
    ...given(shapes, 'shapes', '1'),
    ...given(fog, 'fog', '1'),
    ...given(!names, 'names', '0'),
  ];
}

/** Read it back; what is missing or makes no sense is as usual. */
export function readLook(parameters: URLSearchParams): Look {
  const whole = (key: string) => {
    const value = Number(parameters.get(key));
    return Number.isSafeInteger(value) && value >= 1 ? value : null;
  };
  const list = (key: string) => parameters.getAll(key).slice(0, MOST_NAMES);
  return {
    mode: MODES.find((mode) => mode === parameters.get('mode')) ?? USUAL_LOOK.mode,
    tracks: whole('n'),
    every: whole('every') ?? 1,
    log: parameters.get('log') === '1',
    tags: list('tag'),
    artists: list('artist'),
    marks: parameters.getAll('mark').slice(0, MOST_MARKS).flatMap(readMark),
    shapes: parameters.get('shapes') === '1',
    fog: parameters.get('fog') === '1',
    names: parameters.get('names') !== '0',
  };
}

function readMark(text: string): readonly Mark[] {
  const colon = text.indexOf(':');
  const kind = MARK_KINDS.find((known) => known === text.slice(0, colon));
  return kind ? [{ kind, name: text.slice(colon + 1) }] : [];
}

function given(is: boolean, key: string, value: string): readonly (readonly [string, string])[] {
  return is ? [[key, value]] : [];
}
