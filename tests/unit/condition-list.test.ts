import { expect, test } from 'vitest';
import { conditionList } from '#analysis/report/condition-list';
import type { AnalysedSession, WalkAnalysis } from '#analysis/walk-analysis';

/** An analysis of which only the conditions of its sessions are known. */
function withConditions(...conditions: readonly string[]): WalkAnalysis {
  const sessions = conditions.map(
    (condition, i) => ({ session: { condition, complete: i > 0 } }) as AnalysedSession,
  );
  return { sessions } as unknown as WalkAnalysis;
}

test('one or two people a condition: the report names every condition and says that they are too few to compare', () => {
  const page = conditionList(withConditions('mood', 'plain', 'mood', 'instruments'));
  for (const told of ['instruments', 'mood', 'plain', 'No condition is compared with another here'])
    expect(page).toContain(told);
  expect(page.match(/too few/g)).toHaveLength(3);
});

test('where some have enough people, only those with too few are named so', () => {
  const enough = ['a', 'a', 'a', 'b', 'b', 'b'];
  const page = conditionList(withConditions(...enough, 'c'));
  expect(page.match(/too few/g)).toHaveLength(1);
  expect(page).toContain('c');
  expect(page).not.toContain('No condition is compared');
  expect(conditionList(withConditions(...enough))).not.toContain('too few');
});

test('a study without conditions, and one with a single one, list none', () => {
  expect(conditionList(withConditions('', ''))).toBe('');
  expect(conditionList(withConditions('all', 'all', ''))).toBe('');
});
