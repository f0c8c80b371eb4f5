import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type LintReport, lint } from '#study/lint/lint';
import { parseProtocol } from '#study/node/read-protocol';
import { FREE_PLAY } from '#study/protocol/free-play';
import type { StimulusCatalogue } from '#study/stimuli/catalogue';
import { madeUpStimuli } from '../support/made-up-stimuli.ts';

const SOUND = `format: earshot-protocol
version: 1
id: planted
title: A study with faults
quota: 12
conditions: [{id: a}, {id: b}]
counterbalance: {blocks: [one, two, three], order: williams}
axes:
  pc1: {from: projection, space: musicnn-msd/taggram, projection: pca, axis: PC 1}
  rock: {from: tag, space: musicnn-msd/taggram, tag: rock}
blocks:
  - kind: consent
    text: You will listen.
    choice: I agree
  - {kind: headphones, method: huggins, trials: 6, pass: {least: 5, else: end}}
  - kind: questionnaire
    id: about
    items:
      - {id: play, type: choice, ask: Do you play?, options: [yes sir, no sir]}
  - {kind: free-label, when: {answer: about.play, is: yes sir}, axes: [pc1]}
  - {kind: axis-intruder, id: one, axes: [pc1, rock], trials: 4, take: 1, pool: 10}
  - {kind: direction, id: two, axes: [pc1], trials: 4, pool: 10}
  - {kind: semantic-differential, id: three, clips: 20, take: 5, along: [pc1], scales: [[calm, lively]]}
  - {kind: label-transfer, axes: [pc1], pool: 10}
  - {kind: similarity, only: [b], spaces: [musicnn-msd/taggram, vgg-msd/taggram], order: williams}
  - {kind: goal-walk, minutes: 1, map: {space: musicnn-msd/taggram, projection: pca, axes: [PC 1, PC 2]}, goal: {find: clip}}
  - {kind: debrief, text: Thank you.}
`;

/** Every fault: what is planted, the line it stands on (counted from 1), and what the linter says. */
const FAULTS: readonly [
  name: string,
  plant: readonly [from: string, to: string],
  line: number,
  says: RegExp,
][] = [
  [
    'no consent',
    ['  - kind: consent\n    text: You will listen.\n    choice: I agree\n', ''],
    12,
    /no consent/,
  ],
  [
    'a consent that comes too late',
    ['  - kind: consent\n', '  - {kind: sound-check}\n  - kind: consent\n'],
    13,
    /put it first/,
  ],
  [
    'a consent that only some see',
    ['choice: I agree\n', 'choice: I agree\n    only: [a]\n'],
    12,
    /everybody must agree/,
  ],
  [
    'a second consent',
    ['  - {kind: debrief', '  - {kind: consent, text: Again., choice: Yes}\n  - {kind: debrief'],
    27,
    /second consent/,
  ],
  ['a misspelt field', ['trials: 4, take: 1', 'trails: 4, take: 1'], 21, /the field trails/],
  ['an unknown kind', ['kind: direction', 'kind: directions'], 22, /kind/],
  ['a block that no answer reaches', ['is: yes sir', 'is: maybe'], 20, /can't be reached/],
  [
    'a branch on a question nobody asks',
    ['answer: about.play', 'answer: about.plays'],
    20,
    /never be reached/,
  ],
  ['a block of a condition there is not', ['only: [b]', 'only: [c]'], 25, /condition c/],
  ['a quota that leaves the squares unbalanced', ['quota: 12', 'quota: 13'], 7, /multiple of 6/],
  [
    'a Williams order within people with a wrong quota',
    ['quota: 12', 'quota: 11'],
    25,
    /multiple of 2/,
  ],
  [
    'a counterbalanced block there is not',
    ['[one, two, three]', '[one, two, four]'],
    7,
    /block four/,
  ],
  [
    'counterbalanced blocks of different conditions',
    ['{kind: direction, id: two,', '{kind: direction, id: two, only: [a],'],
    7,
    /different conditions/,
  ],
  [
    'more axes for each person than there are',
    ['take: 1', 'take: 3'],
    21,
    /3 for each person when there are 2/,
  ],
  [
    'an axis that the protocol does not describe',
    ['axes: [pc1, rock]', 'axes: [pc1, jazz]'],
    21,
    /axis jazz/,
  ],
  ['an axis that the dataset does not have', ['axis: PC 1}', 'axis: PC 99}'], 9, /axis PC 99/],
  ['a tag that the dataset does not have', ['tag: rock}', 'tag: polka}'], 10, /axis polka/],
  [
    'a space that the dataset does not have',
    ['vgg-msd/taggram]', 'vgg-xyz/taggram]'],
    25,
    /space vgg-xyz/,
  ],
  ['more clips than are apart', ['clips: 20', 'clips: 200'], 23, /200 clips wanted/],
  ['a screen that nobody can pass', ['least: 5', 'least: 7'], 15, /nobody could pass/],
  [
    'a block after the debrief',
    [
      '  - {kind: debrief, text: Thank you.}\n',
      '  - {kind: debrief, text: Thank you.}\n  - {kind: sound-check}\n',
    ],
    28,
    /after the debrief/,
  ],
  [
    'labels to read that nobody gives',
    ['  - {kind: free-label, when: {answer: about.play, is: yes sir}, axes: [pc1]}\n', ''],
    23,
    /no free-label block/,
  ],
  [
    'a walk without a map',
    [', map: {space: musicnn-msd/taggram, projection: pca, axes: [PC 1, PC 2]}', ''],
    26,
    /without a map/,
  ],
  [
    'a map with an axis there is not',
    ['axes: [PC 1, PC 2]', 'axes: [PC 1, PC 77]'],
    26,
    /axis PC 77/,
  ],
  ['one block id for two blocks', ['id: two', 'id: one'], 22, /block id one twice/],
  [
    'a second answer of one name',
    [
      'options: [yes sir, no sir]}\n',
      'options: [yes sir, no sir]}\n      - {id: play, type: text, ask: Again?}\n',
    ],
    20,
    /question play twice/,
  ],
];

function linted(
  source: string,
  stimuli: StimulusCatalogue | null = madeUpStimuli(),
): readonly string[] {
  const read = parseProtocol(source);
  if ('length' in read) return read.map(({ line, sentence }) => `${line}: ${sentence}`);
  return faultsOf(lint(read.protocol, stimuli)).map(
    ({ path, sentence }) => `${read.lineOf(path)}: ${sentence}`,
  );
}

function faultsOf({ findings }: LintReport) {
  return findings.filter(({ level }) => level === 'error');
}

test('a sound protocol has no faults, a duration, power and a verdict', () => {
  expect(linted(SOUND)).toEqual([]);
  const read = parseProtocol(SOUND);
  if ('length' in read) throw new Error('it does not parse');
  const { duration, power, verdict } = lint(read.protocol, madeUpStimuli());
  expect(duration?.most).toBeGreaterThan(5);
  expect(power.map(({ block }) => block)).toEqual([
    'one',
    'two',
    'three',
    'label-transfer',
    'similarity',
  ]);
  expect(verdict).toMatch(/^It can be run\. It takes about \d+ minutes\./);
});

test.each(FAULTS)('the linter finds %s and names the line', (_, [from, to], line, says) => {
  const source = SOUND.replace(from, to);
  expect(source).not.toBe(SOUND);
  const found = linted(source);
  expect(
    found.filter((fault) => says.test(fault)).map((fault) => Number.parseInt(fault, 10)),
  ).toContain(line);
});

test('clips without sound are found: all of them are a fault, some are a warning', () => {
  const read = parseProtocol(SOUND);
  if ('length' in read) throw new Error('it does not parse');
  const silent = lint(read.protocol, madeUpStimuli(240, 4, Array.from(Array(240).keys())));
  expect(faultsOf(silent).map(({ sentence }) => sentence)).toContainEqual(
    expect.stringMatching(/240 of 240 clips .* without sound/),
  );
  const { findings } = lint(read.protocol, madeUpStimuli(240, 4, [3, 4]));
  expect(findings.map(({ sentence }) => sentence)).toContainEqual(
    expect.stringMatching(/2 of 240 clips/),
  );
});

test('ends of an axis that differ in something else, too, are a fault', () => {
  const stimuli = madeUpStimuli();
  const tied: StimulusCatalogue = {
    ...stimuli,
    values: (space, projection, label) => {
      const values = stimuli.values(space, projection, label);
      const first = stimuli.values(space, projection, 'PC 1');
      return label === 'PC 2' && values && first
        ? values.map((value, i) => value + 0.45 * (first[i] ?? 0))
        : values;
    },
  };
  const unmatched = SOUND.replace('take: 1,', 'take: 1, matched: false,');
  expect(linted(unmatched, tied).join('\n')).toMatch(/differ by .* SD on another component/);
  expect(linted(SOUND, tied)).toEqual([]);
});

test.each([
  ['an empty file', '', /^1: Got an empty file when a protocol was expected/],
  ['a file of comments', '# nothing\n', /^1: Got nothing at the top, expected fields/],
  ['a list', '[1, 2]', /^1: Got a list at the top, expected fields/],
  ['a text', 'just words', /^1: Got "just words" at the top, expected fields/],
  [
    'a file of a megabyte and more',
    'x'.repeat(1_000_001),
    /^1: Got 1000001 signs when a protocol has at most/,
  ],
  [
    'aliases that explode',
    `a: &a [x,x,x]\nb: &b [${'*a,'.repeat(60)}]\nc: [${'*b,'.repeat(60)}]\n`,
    /no YAML: Excessive alias count/,
  ],
] as const)('%s is no protocol, and is said to be none in one sentence', (_, source, says) => {
  expect(linted(source)).toEqual([expect.stringMatching(says)]);
});

test('free play passes the linter: one path for everybody', () => {
  expect(faultsOf(lint(FREE_PLAY, null))).toEqual([]);
});

test('a protocol in JSON is read as well, and what is no text of a protocol is refused with a line', () => {
  const read = parseProtocol(SOUND);
  if ('length' in read) throw new Error('it does not parse');
  expect('length' in parseProtocol(JSON.stringify(read.protocol))).toBe(false);
  expect(linted('format: [')).toEqual([
    expect.stringMatching(/^1: Got text that is no YAML.*end with a \]\.$/),
  ]);
  const lost = linted('format: earshot-protocol\nblocks:\n  - *nobody\n');
  expect(lost).toEqual([expect.stringMatching(/^3: Got text that is no YAML: .*nobody\.$/)]);
  expect(linted(readFileSync('README.md', 'utf8')).length).toBeGreaterThan(0);
});

test.each([
  ['an unknown kind', ['kind: debrief', 'kind: debreif'], /expected one of consent, .*debrief\./],
  [
    'a name with capitals',
    ['id: planted', 'id: Planted'],
    /Got "Planted" at id, expected small letters, digits and hyphens\./,
  ],
  [
    'a number in letters',
    ['quota: 12', 'quota: twelve'],
    /^5: Got "twelve" at quota, expected a number\.$/,
  ],
  [
    'a list for a number',
    ['take: 1,', 'take: [1],'],
    /Got a list at blocks\.4\.take, expected a number\./,
  ],
  [
    'a field without a value',
    ['title: A study with faults', 'title:'],
    /Got nothing at title, expected text\./,
  ],
  [
    'a file of another format',
    ['earshot-protocol', 'jspsych'],
    /Got "jspsych" at format, expected earshot-protocol\./,
  ],
  [
    'a list without anything',
    ['[[calm, lively]]', '[]'],
    /at blocks\.6\.scales, expected at least 1 of them\./,
  ],
] as const)('the sentence on %s says what is expected', (_, [from, to], says) => {
  expect(SOUND).toContain(from);
  const found = linted(SOUND.replace(from, to));
  expect(found).toEqual([expect.stringMatching(says)]);
});
