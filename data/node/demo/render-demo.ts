import { join } from 'node:path';
import { writeDurably } from '#models/node/durable-file';
import { compose } from '../../compose/compose.ts';
import type { Piece } from '../../compose/piece.ts';
import { ATTRIBUTION, LICENCE, PIECES } from '../../compose/pieces.ts';
import { master } from './mastering.ts';
import { loadSynthesiser, RENDER_RATE, type Synthesiser } from './synthesiser.ts';
import { encodeWav } from './wav.ts';

const ALBUM = 'Earshot demo';
const FADE_SECONDS = 2;

/** A track of the demo as a file. */
export interface RenderedTrack {
  readonly piece: Piece;
  /** Name below the folder, such as `01-harbour-lamps.wav`. */
  readonly file: string;
  readonly seconds: number;
}

/**
 * Compose and render the demo's pieces as tagged 44.1 kHz stereo WAV files into a folder, which is
 * made if it is not there. `tell` hears of each finished track.
 */
export async function installDemo(
  out: string,
  tell: (track: RenderedTrack) => void = () => undefined,
  pieces: readonly Piece[] = PIECES,
): Promise<readonly RenderedTrack[]> {
  const synthesiser = await loadSynthesiser();
  const tracks: RenderedTrack[] = [];
  for (const piece of pieces) {
    const track = await renderTrack(synthesiser, piece, out);
    tell(track);
    tracks.push(track);
  }
  return tracks;
}

async function renderTrack(
  synthesiser: Synthesiser,
  piece: Piece,
  out: string,
): Promise<RenderedTrack> {
  const file = fileName(piece);
  const bytes = await renderPiece(synthesiser, piece);
  await writeDurably(join(out, file), bytes);
  return { piece, file, seconds: compose(piece).seconds };
}

/** A piece as the bytes of a WAV file. */
export async function renderPiece(synthesiser: Synthesiser, piece: Piece): Promise<Buffer> {
  const score = compose(piece);
  const mix = await synthesiser.render(score);
  const sound = master(mix, RENDER_RATE, { drive: score.drive, fadeSeconds: FADE_SECONDS });
  return encodeWav(sound, RENDER_RATE, {
    title: piece.title,
    artist: piece.artist,
    album: ALBUM,
    genre: piece.genre,
    licence: LICENCE,
    comment: ATTRIBUTION,
  });
}

function fileName(piece: Piece): string {
  const number = String(PIECES.indexOf(piece) + 1).padStart(2, '0');
  const words = piece.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return `${number}-${words.replace(/^-|-$/g, '')}.wav`;
}
