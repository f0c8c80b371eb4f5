import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../refusal.ts';
import type { ModelCard } from '../tagger/model-card.ts';
import { removeDeadDrafts, writeDurably } from './durable-file.ts';
import { errorCode } from './error-code.ts';
import { checkModel, weightsPath } from './installed-models.ts';
import { sha256 } from './sha256.ts';

/** Longest that a download may take, in milliseconds. */
const PATIENCE = 300_000;

/**
 * Install a model's weights from a folder, or from their URL where none is named. They are written
 * only when their SHA-256 is right, and then whole. Answers false where they already were there.
 */
export async function installModel(
  card: ModelCard,
  folder: string,
  from?: string,
): Promise<boolean> {
  removeDeadDrafts(dirname(weightsPath(card, folder)));
  if ((await checkModel(card, folder)) === 'whole') return false;
  const source = from === undefined ? card.url : join(from, card.file);
  const bytes = from === undefined ? await download(card) : await copy(card, source);
  refuseOthers(card, bytes, source);
  await writeDurably(weightsPath(card, folder), bytes);
  return true;
}

async function copy(card: ModelCard, source: string): Promise<Uint8Array> {
  return await readFile(source).catch((cause: unknown) => {
    throw new Refusal(
      `Got no readable file ${source} when expected the weights of ${card.id}; name another folder with --from, or leave it out to download them.`,
      { cause },
    );
  });
}

async function download(card: ModelCard): Promise<Uint8Array> {
  try {
    const response = await fetch(card.url, { signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new Refusal(
      `Got ${reason(cause)} from ${card.url} when expected the weights of ${card.id}; try again later, or install them from a folder with --from DIR.`,
      { cause },
    );
  }
}

/** fetch says only "fetch failed"; the code of what failed below it tells more. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'an error';
  const { cause } = error;
  return errorCode(cause) ?? error.message;
}

function refuseOthers(card: ModelCard, bytes: Uint8Array, source: string): void {
  const got = sha256(bytes);
  if (got === card.sha256) return;
  throw new Refusal(
    `Got ${bytes.length} bytes with SHA-256 ${got} from ${source} when expected the weights of ${card.id} (${card.bytes} bytes, ${card.sha256}); nothing was installed, try another source.`,
  );
}
