import { ingestWith } from '#data/node/ingest/ingest';
import { openFakeCrew } from './fake-crew.ts';
import { fakeParts } from './fake-ingest.ts';

/** A process that ingests with two threads of fakes so slowly that it can be killed once it said so: AUDIO OUT. */
const [audio = '', dataset = ''] = process.argv.slice(2);
const crew = await openFakeCrew({ dataset, milliseconds: 60 }, 2);
console.info('begun');
const job = { audio, out: dataset, id: 'fakes', title: 'Fakes', seed: 1 };
await ingestWith(crew, job, fakeParts(true), () => undefined);
await crew.close();
