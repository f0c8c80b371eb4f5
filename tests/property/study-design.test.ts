import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '#models/chance/seeded-random';
import { assign, type Taken } from '#study/design/assign';
import { incompleteBlock } from '#study/design/incomplete';
import { latinSquare, williamsSquare } from '#study/design/squares';
import { inLevelOrder } from '#study/plan/level-order';

/** Whether every condition stands equally often at every place. */
function standsEverywhere(square: readonly (readonly number[])[]): boolean {
  const n = square[0]?.length ?? 0;
  const all = Array.from(Array(n).keys());
  const count = (place: number, value: number) =>
    square.filter((row) => row[place] === value).length;
  return all.every((place) => all.every((value) => count(place, value) === square.length / n));
}

test('a Williams square of 4 is the one that was published, one of 5 needs 10 rows', () => {
  expect(williamsSquare(4).map((row) => row.join(''))).toEqual(['0132', '1203', '2310', '3021']);
  expect(williamsSquare(5)).toHaveLength(10);
});

test('in a Williams square every ordered pair is adjacent once (even) or twice (odd), every condition everywhere', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), (n) => {
      const rows = williamsSquare(n);
      const pairs = new Map<string, number>();
      for (const row of rows)
        for (const [i, value] of row.slice(1).entries())
          pairs.set(`${row[i]} ${value}`, (pairs.get(`${row[i]} ${value}`) ?? 0) + 1);
      expect(new Set(pairs.values())).toEqual(new Set([n % 2 === 0 ? 1 : 2]));
      expect(pairs.size).toBe(n * (n - 1));
      for (const square of [rows, latinSquare(n)]) expect(standsEverywhere(square)).toBe(true);
    }),
  );
});

test('STUDY 6 random subset: k of n for each person: nobody gets one twice, and how often two were given differs by at most one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 15 }),
      fc.nat(14),
      fc.integer({ min: 1, max: 60 }),
      fc.nat(),
      (n, less, people, seed) => {
        const take = Math.max(1, n - less);
        const given = new Array<number>(n).fill(0);
        for (let slot = 0; slot < people; slot++) {
          const own = incompleteBlock(n, take, slot, seed);
          expect(new Set(own).size).toBe(take);
          for (const thing of own) given[thing] = (given[thing] ?? 0) + 1;
        }
        expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 60 },
  );
});

const design = { conditions: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], seed: 3 };

test('STUDY 6 assign: the next person goes to the condition with the fewest completed + active, stale ones ignored', () => {
  const taken: Taken[] = [
    { condition: 'a', slot: 0, state: 'complete' },
    { condition: 'b', slot: 0, state: 'stale' },
    { condition: 'c', slot: 0, state: 'active' },
  ];
  expect(assign(design, taken)).toEqual({ condition: 'b', slot: 0 });
});

test('STUDY 6 switch off, STUDY 6 one link: a condition that is switched off gets nobody, and one link serves all the others', () => {
  const off = { ...design, conditions: [{ id: 'a', off: true }, { id: 'b' }] };
  expect(assign(off, [{ condition: 'b', slot: 0, state: 'complete' }])).toEqual({
    condition: 'b',
    slot: 1,
  });
});

test('whoever drops out is replaced in their slot until every condition is at its quota, then nobody is let in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(), (quota, seed) => {
      const luck = seededRandom(seed);
      const taken: Taken[] = [];
      for (let i = 0; i < 300; i++) {
        const lot = luck();
        const place = assign({ ...design, quota }, taken);
        if (!place) break;
        const counts = design.conditions.map(
          ({ id }) => taken.filter((one) => one.condition === id && one.state !== 'gone').length,
        );
        expect(counts[['a', 'b', 'c'].indexOf(place.condition)]).toBe(Math.min(...counts));
        taken.push({ ...place, state: lot < 0.3 ? 'gone' : 'complete' });
      }
      for (const { id } of design.conditions) {
        const slots = taken
          .filter((one) => one.condition === id && one.state === 'complete')
          .map(({ slot }) => slot);
        expect(slots.toSorted((a, b) => a - b)).toEqual(Array.from(Array(quota).keys()));
      }
      expect(assign({ ...design, quota }, taken)).toBeNull();
    }),
    { numRuns: 40 },
  );
});

test('STUDY 6 constrained randomisation: mixed levels come in rounds: after each round all levels were given equally often', () => {
  const trials = ['x', 'y', 'z'].flatMap((level) => Array.from({ length: 5 }, () => level));
  const mixed = inLevelOrder(trials, (level) => level, 'mixed', 0, seededRandom(5));
  for (let round = 0; round < 5; round++)
    expect(mixed.slice(3 * round, 3 * round + 3).toSorted()).toEqual(['x', 'y', 'z']);
});
