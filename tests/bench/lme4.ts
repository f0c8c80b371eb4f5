import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Family } from '#analysis/mixed/mixed-model';
import type { AxisRatings } from '#analysis/subjectivity/axis-ratings';
import { subjectivityOf } from '#analysis/subjectivity/subjectivity';
import type { Took } from './timing.ts';

const AXES = join(import.meta.dirname, 'lme4-axes.R');
const FIT = join(import.meta.dirname, 'lme4-fit.R');

/** Versions of R and lme4; undefined where they are not installed. */
export function lme4Version(): string | undefined {
  const { status, stdout } = runR(AXES, []);
  return status === 0 ? stdout.trim() : undefined;
}

/** S of every study by the variances that lme4 estimates for the same model: one R process, the data in a file. */
export function subjectivityByLme4(studies: readonly AxisRatings[]): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-lme4-'));
  try {
    const file = join(folder, 'ratings.csv');
    writeFileSync(file, csvOf(studies));
    const { status, stdout, stderr } = runR(AXES, [file]);
    if (status !== 0) throw new Error(`${AXES} failed: ${stderr}`);
    return stdout.trim().split('\n').map(subjectivityOfLine);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One mixed model of a CSV file by lme4: the seconds of the fit alone, and its log likelihood. */
export function fitByLme4(
  file: string,
  formula: string,
  family: Family,
): Took & { readonly logLik: number } {
  const { status, stdout, stderr } = runR(FIT, [file, formula, family]);
  if (status !== 0) throw new Error(`${FIT} failed: ${stderr}`);
  const [wall = Number.NaN, cpu = Number.NaN, logLik = Number.NaN] = stdout
    .trim()
    .split(/\s+/)
    .map(Number);
  return { wall, cpu, logLik };
}

function subjectivityOfLine(line: string): number {
  const [slope = Number.NaN, se = Number.NaN, variance = Number.NaN] = line
    .trim()
    .split(/\s+/)
    .map(Number);
  return subjectivityOf(slope, se, variance);
}

function csvOf(studies: readonly AxisRatings[]): string {
  const rows = studies.flatMap(({ person, clip, position, rating }, study) =>
    Array.from(rating, (value, i) => [study, person[i], clip[i], position[i], value].join(',')),
  );
  return ['study,person,clip,position,rating', ...rows, ''].join('\n');
}

function runR(script: string, args: readonly string[]) {
  return spawnSync('Rscript', [script, ...args], { encoding: 'utf8' });
}
