import { Refusal } from '#models/refusal';
import { SNIFF_BYTES, sniff } from '../../decode/sniff.ts';

/** Where tracks are streamed from, and how often it may be asked. */
export interface StreamPlace {
  /** Address without the query. */
  readonly address: string;
  readonly clientId: string;
  /** Milliseconds before a request; four times as many before the second, sixteen before the third. */
  readonly pause: number;
}

const TRIES = 3;
const PATIENCE = 120_000;
/** Longest that the server may tell us to wait, in milliseconds. */
const LONGEST_WAIT = 60_000;

/**
 * Stream one track, whole, by its number. Some artists disallow it.
 *
 * @returns its bytes, or a reason why it can't be had
 * @throws Refusal where the server does not answer, or does not know the client id
 */
export async function streamTrack(
  track: number,
  place: StreamPlace,
): Promise<Uint8Array | { readonly reason: string }> {
  let wait = place.pause;
  let trouble = '';
  for (let attempt = 0; attempt < TRIES; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const answer = await ask(track, place);
    if (!('trouble' in answer)) return answer;
    trouble = answer.trouble;
    wait = Math.min(LONGEST_WAIT, Math.max(answer.wait, place.pause * 4 ** (attempt + 1)));
  }
  throw new Refusal(
    `Got ${trouble} from ${place.address} ${TRIES} times; try again later: the same command goes on.`,
  );
}

type Answer =
  | Uint8Array
  | { readonly reason: string }
  | { readonly trouble: string; readonly wait: number };

async function ask(track: number, { address, clientId }: StreamPlace): Promise<Answer> {
  const query = new URLSearchParams({
    trackid: `${track}`,
    format: 'mp31',
    from: `app-${clientId}`,
  });
  try {
    const response = await fetch(`${address}?${query}`, { signal: AbortSignal.timeout(PATIENCE) });
    return response.ok ? await soundOf(response) : refused(response);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return { trouble: 'no whole answer', wait: 0 };
  }
}

function refused({ status, headers }: Response): Answer {
  if (status === 401)
    throw new Refusal('Got HTTP 401 from Jamendo: it does not know the client id; check it.');
  const busy = status === 429 || status >= 500;
  const wait = 1000 * (Number(headers.get('retry-after')) || 0);
  return busy ? { trouble: `HTTP ${status}`, wait } : { reason: `HTTP ${status}` };
}

async function soundOf(response: Response): Promise<Answer> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const told = response.headers.get('content-length');
  if (told !== null && Number(told) !== bytes.length)
    return { trouble: `${bytes.length} bytes instead of ${told}`, wait: 0 };
  if (sniff(bytes.subarray(0, SNIFF_BYTES)) === undefined) return { reason: 'no sound in it' };
  return bytes;
}
