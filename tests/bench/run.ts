import { Refusal } from '#models/refusal';

/** A bench: its arguments in; it prints what it measured. */
type Bench = (args: readonly string[]) => Promise<void>;

const BENCHES: Readonly<Record<string, readonly [usage: string, load: () => Promise<Bench>]>> = {
  'own-file': ['[FILE]', async () => (await import('./own-file.ts')).benchOwnFile],
  sound: ['[STARTS]', async () => (await import('./sound.ts')).benchSound],
  'first-view': ['[SEGMENTS]', async () => (await import('./first-view.ts')).benchFirstView],
  map: ['[POINTS]', async () => (await import('./map.ts')).benchMap],
  ingest: ['FOLDER of music', async () => (await import('./ingest.ts')).benchIngest],
  projection: ['[PART ...]', async () => (await import('./projection.ts')).benchProjection],
  memory: ['', async () => (await import('./memory.ts')).benchMemory],
  subjectivity: [
    '[STUDIES] [DRAWS] [DRAWS OVER PEOPLE AND CLIPS]',
    async () => (await import('./subjectivity.ts')).benchSubjectivity,
  ],
  'false-positives': [
    '[STUDIES] [SEED]',
    async () => (await import('./false-positives.ts')).benchFalsePositives,
  ],
  mixed: ['[PEOPLE] [CLIPS]', async () => (await import('./mixed.ts')).benchMixed],
  analyse: ['[SESSIONS] [SAMPLES]', async () => (await import('./analyse.ts')).benchAnalyse],
  cheaters: ['[STUDIES] [SEED]', async () => (await import('./cheaters.ts')).benchCheaters],
  recovery: ['[PEOPLE] [SEED]', async () => (await import('./recovery.ts')).benchRecovery],
  studies: ['[STUDY | all] [PEOPLE]', async () => (await import('./studies.ts')).benchStudies],
};

/* npm run bench -- NAME ARGUMENTS: ratios against named peers, all measured in one run. */
const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) {
  for (const [known, [usage]] of Object.entries(BENCHES))
    console.error(`usage: npm run bench -- ${known} ${usage}`);
  process.exit(2);
}
try {
  await (await bench[1]())(args);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
