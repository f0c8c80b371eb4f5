import type { Choice } from '#analysis/trials/read-trials';
import type { Rows } from '#study/statistics/mean-squares';
import { polar } from './polar.ts';

/** A world in which nobody hears anything: right answers are guesses between two, but clips and people lean. */
export interface GuessingWorld {
  readonly people: number;
  readonly clips: number;
  /** Standard deviations of what pulls towards the right or the wrong answer, in logits. */
  readonly clipSd: number;
  readonly personSd: number;
}

/** Draw a whole table, 1 for a right answer. Written apart from the tests: cumulated odds, not a logistic function. */
export function guesses(world: GuessingWorld, random: () => number): Rows {
  const clips = Array.from({ length: world.clips }, () => world.clipSd * polar(random));
  return Array.from({ length: world.people }, () => {
    const person = world.personSd * polar(random);
    return clips.map((clip) => {
      const odds = Math.E ** (person + clip);
      return random() * (1 + odds) < odds ? 1 : 0;
    });
  });
}

/** Such a table as trials of one axis: each person is asked about the next `asked` clips, all of them where it doesn't say. */
export function choicesOf(table: Rows, asked?: number): readonly Choice[] {
  return table.flatMap((row, person) =>
    Array.from({ length: asked ?? row.length }, (_, i): Choice => {
      const clip = (person * (asked ?? 0) + i) % row.length;
      const right = row[clip] === 1;
      const given = { session: `p${person}`, trial: i, repeats: null, rt: 2, block: 'b' };
      const place = { condition: '', level: '' };
      const answer = { choice: right ? '1' : '2', correct: right };
      return { ...given, ...place, ...answer, task: 'direction', axis: 'pc1', item: String(clip) };
    }),
  );
}
