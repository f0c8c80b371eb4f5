import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAnswers } from '#analysis/trials/read-answers';
import { PlanDesk } from '#study/plan/draw-plan';
import { conditionsOf, type Protocol } from '#study/protocol/protocol';
import { answerQuality } from '#study/record/answer-quality';
import { csvHead, csvLine } from '#study/record/table';
import { type StudySummary, TrialRows } from '#study/record/trial-rows';
import { exampleStudies } from '../support/example-studies.ts';
import { fuzzedSession } from '../support/fuzzed-session.ts';
import { madeUpStimuli } from '../support/made-up-stimuli.ts';

const PEOPLE = 12;
const SHARES = ['fast', 'straight', 'consistent'] as const;
type Said = Omit<StudySummary, 'outcome' | 'returns'>;

/** Let people take part by chance; gives the files of their trials, and what is said of each session. */
function takenPart(protocol: Protocol) {
  const stimuli = madeUpStimuli();
  const desk = new PlanDesk({ protocol, hash: '0'.repeat(64), stimuli, labels: [] });
  const [condition] = conditionsOf(protocol);
  const files = new Map<string, string>();
  const said = new Map<string, Said>();
  for (let slot = 0; slot < PEOPLE; slot++) {
    const plan = desk.draw({ condition: condition?.id ?? 'all', slot, seed: slot });
    const rows = new TrialRows(`s${slot}`, plan);
    for (const event of fuzzedSession(plan, slot).events) rows.take(event);
    const { outcome, returns, ...quality } = rows.finish((table, row) => {
      files.set(table.file, (files.get(table.file) ?? csvHead(table)) + csvLine(table, row));
    });
    said.set(`s${slot}`, quality);
  }
  return { files, said };
}

test('STUDY 5 whoever reads an export finds what it says of every session: fast, straight and consistent have one meaning', async () => {
  const all: Said[] = [];
  for (const { protocol } of await exampleStudies()) {
    const { files, said } = takenPart(protocol);
    const folder = await mkdtemp(join(tmpdir(), 'quality-'));
    for (const [file, text] of files) await writeFile(join(folder, file), text);
    const answers = await readAnswers(folder);
    for (const [session, quality] of said)
      expect(answerQuality(answers.get(session) ?? []), protocol.id).toEqual(quality);
    all.push(...said.values());
  }
  for (const share of SHARES)
    expect(all.filter((one) => (one[share] ?? 0) > 0).length, share).toBeGreaterThan(5);
});
