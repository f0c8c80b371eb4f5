import { basename } from 'node:path';
import { command, runCommand, wholeNumber } from '#models/node/command';
import { loadTagger } from '#models/node/load-tagger';
import type { RuntimeName } from '#models/node/runtime';
import { Refusal } from '#models/refusal';
import type { ModelCard } from '#models/tagger/model-card';
import { modelCard } from '#models/tagger/model-cards';
import { openSound } from './decode/open-sound.ts';
import { type FileTaggram, fileTaggram, strongestTags } from './ingest/file-taggram.ts';
import { hearTrack } from './ingest/hear-track.ts';
import { runtimeOption } from './ingest/runtime-option.ts';
import { Unreadable } from './ingest/unreadable.ts';

interface TagsOptions {
  readonly model: string;
  readonly json?: true;
  readonly runtime?: RuntimeName;
  readonly threads?: number;
}

/** `earshot tags FILE --model ID`: what a model hears in one file. */
export async function tagsCommand(args: readonly string[]): Promise<number> {
  const program = command('tags', "Print an audio file's taggram: what a model hears in it.")
    .argument('<file>', 'mp3, ogg, opus, flac or wav')
    .requiredOption('--model <id>', 'the model that listens, for example musicnn-mtt')
    .option('--json', 'print JSON: model, tags, segments, mean, top')
    .option('--threads <n>', 'threads of the network', wholeNumber(1))
    .addOption(runtimeOption())
    .action(printTags);
  return await runCommand(program, args);
}

async function printTags(file: string, options: TagsOptions): Promise<void> {
  const card = modelCard(options.model);
  const tags = await tagsOf(file, card, options);
  console.info(options.json ? JSON.stringify(tags) : tagsTable(file, card, tags));
}

async function tagsOf(file: string, card: ModelCard, options: TagsOptions): Promise<FileTaggram> {
  if (card.tags.length === 0)
    throw new Refusal(`Got ${card.id}, which knows no tags: give a model that does.`, {
      exitCode: 2,
    });
  const { runtime, threads } = options;
  const tagger = await loadTagger(card.id, {
    ...(runtime && { runtime }),
    ...(threads && { threads }),
  });
  const parts = {
    decode: openSound,
    listeners: [tagger],
    clips: null,
    now: () => performance.now(),
  };
  try {
    const { heard } = await hearTrack({ path: file, models: [card.id], clips: [] }, parts, '');
    const taggrams = heard[0]?.layers[0];
    if (taggrams && taggrams.length > 0) return fileTaggram(card, taggrams);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Refusal(error.message, { cause: error });
  } finally {
    await tagger.close();
  }
  throw new Refusal(`${file} is too short: give one of at least 2.992 s, the length of a segment.`);
}

/** A table for people: the ten strongest tags of the file, then the three strongest a segment. */
function tagsTable(file: string, card: ModelCard, { tags, segments, top }: FileTaggram): string {
  const lines = [
    `${basename(file)}: ${segments.length} segments of 2.992 s heard by ${card.name} (${card.trainedOn})`,
    '',
    ...top.map(([tag, value]) => `  ${tag.padEnd(20)} ${value.toFixed(3)}  ${bar(value)}`),
    '',
    ...segments.map(({ start, end, values }) => {
      const strongest = strongestTags(tags, values, 3).map(
        ([tag, value]) => `${tag} ${value.toFixed(2)}`,
      );
      return `  ${clock(start)} - ${clock(end)}  ${strongest.join(', ')}`;
    }),
  ];
  return lines.join('\n');
}

function bar(value: number): string {
  return '#'.repeat(Math.round(value * 40));
}

function clock(seconds: number): string {
  const rest = (seconds % 60).toFixed(1).padStart(4, '0');
  return `${Math.floor(seconds / 60)}:${rest}`.padStart(7);
}
