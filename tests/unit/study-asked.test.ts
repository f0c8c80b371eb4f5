import { expect, test } from 'vitest';
import { lint } from '#study/lint/lint';
import { preregistration } from '#study/lint/prereg';
import { parseProtocol } from '#study/node/read-protocol';
import { PlanDesk } from '#study/plan/draw-plan';
import type { Plan } from '#study/plan/plan';
import { TrialRows } from '#study/record/trial-rows';
import type { TrialRow } from '#study/record/trial-tables';
import { panelOf } from '../../game/study/study-key.ts';
import { madeUpStimuli } from '../support/made-up-stimuli.ts';

const SPACES = ['musicnn-msd/embedding', 'vgg-msd/embedding', 'musicnn-mtt/taggram'];
const SOURCE = `format: earshot-protocol
version: 1
id: alike
title: What sounds alike
quota: 24
repeat: bar
hypotheses: [One of the three models is closest to people]
blocks:
  - {kind: consent, text: You will listen., choice: I agree}
  - {kind: similarity, spaces: [${SPACES.join(', ')}], trials: 8, practice: 3, order: ORDER}
  - {kind: debrief, text: Thank you.}
`;
const stimuli = madeUpStimuli();
const HASH = 'e'.repeat(64);

function read(order: string) {
  const found = parseProtocol(SOURCE.replace('ORDER', order));
  if ('length' in found) throw new Error(JSON.stringify(found));
  return found.protocol;
}

function plansOf(order: string): readonly Plan[] {
  const desk = new PlanDesk({ protocol: read(order), hash: HASH, stimuli, labels: [] });
  return Array.from({ length: 6 }, (_, slot) => desk.draw({ condition: 'all', slot, seed: slot }));
}

test.each(['williams', 'latin', 'blocked', 'mixed'])(
  'STUDY 6 training apart: with the order %s, practice takes one trial of each level and leaves all levels equally often',
  (order) => {
    for (const { trials } of plansOf(order)) {
      const levelsOf = (practice: boolean) =>
        trials
          .filter((one) => one.kind === 'similarity' && one.practice === practice)
          .map(({ level }) => level);
      expect(levelsOf(true).toSorted()).toEqual(SPACES.toSorted());
      for (const space of SPACES)
        expect(levelsOf(false).filter((level) => level === space)).toHaveLength(7);
      expect(trials.slice(0, 3).every(({ practice }) => practice)).toBe(true);
    }
  },
);

test('STUDY 6 panel parameters: Prolific, SONA, MTurk and links of a lab say who comes; nothing else does', () => {
  expect(panelOf('?PROLIFIC_PID=5f1&STUDY_ID=2')).toEqual({ panel: 'prolific', id: '5f1' });
  expect(panelOf('?survey_code=77')).toEqual({ panel: 'sona', id: '77' });
  expect(panelOf('?assignmentId=1&workerId=A1')).toEqual({ panel: 'mturk', id: 'A1' });
  expect(panelOf('?person=p-12')).toEqual({ panel: 'link', id: 'p-12' });
  expect(panelOf('?PROLIFIC_PID=')).toBeUndefined();
  expect(panelOf('')).toBeUndefined();
});

test('STUDY 6 response time and order: the export has the clips as they were shown, their first audible onset and the time from there', () => {
  const [plan] = plansOf('mixed');
  const trial = plan?.trials.findIndex(({ kind }) => kind === 'similarity') ?? -1;
  if (!plan) throw new Error('no plan');
  const rows = new TrialRows('s', plan);
  rows.take({ kind: 'opened', tick: 1000, trial });
  rows.take({ kind: 'presented', tick: 1100, clip: 2, lag: 40 });
  rows.take({ kind: 'presented', tick: 1500, clip: 0, lag: 30 });
  rows.take({ kind: 'answered', tick: 2000, trial, answer: { choice: 1 }, rt: 7160 });
  const written: TrialRow[] = [];
  rows.finish((_, row) => written.push(row as unknown as TrialRow));
  const task = plan.trials[trial]?.task as { reference: number; candidates: number[] };
  expect(written).toHaveLength(1);
  expect(written[0]).toMatchObject({
    trial,
    t_opened: 8,
    t_audible: 8.84,
    t_answered: 16,
    rt: 7.16,
    plays: 2,
    clips: JSON.stringify([task.reference, ...task.candidates]),
  });
});

test('STUDY 6 preregistration: its text names protocol and dataset by their hashes, the sample, who is barred and what is expected', () => {
  const protocol = read('williams');
  const text = preregistration(
    protocol,
    HASH,
    { id: 'made-up', hash: 'd'.repeat(64) },
    lint(protocol, stimuli),
  );
  for (const said of [
    HASH,
    'd'.repeat(64),
    '24 people',
    'One of the three models',
    'barred',
    'practice',
  ])
    expect(text).toContain(said);
  expect(text).not.toContain('not barred');
});
