import { seededRandom } from '#models/chance/seeded-random';
import { drawNormal, logistic } from '#study/statistics/draw';

/** People rate clips: position of the clip, a task with three levels, a rating, and whether they liked it. */
export function crossedCsv(people: number, clips: number, seed: number): string {
  const random = seededRandom(seed);
  const draw = (): number => drawNormal(random);
  const positions = Array.from({ length: clips }, () => draw());
  const leanings = Array.from({ length: clips }, () => 0.6 * draw());
  const lines = ['person,clip,position,task,rating,liked,yes,trials'];
  for (let p = 0; p < people; p++) {
    const level = draw();
    const slope = 0.5 + 0.3 * level + 0.6 * draw();
    for (let c = 0; c < clips; c++) {
      const task = ['b', 'a', 'c'][(p + c) % 3] ?? '';
      const x = positions[c] ?? 0;
      const mean = level + slope * x + (leanings[c] ?? 0) + (task === 'b' ? 0.4 : 0);
      const rating = 3 + mean + 0.8 * draw();
      const liked = random() < logistic(mean) ? 1 : 0;
      const yes = Array.from({ length: 5 }, () => random()).filter(
        (u) => u < logistic(mean - 0.5),
      ).length;
      lines.push(`p${p},c${c},${x.toFixed(4)},${task},${rating.toFixed(4)},${liked},${yes},5`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Albums with tracks with excerpts: nested groups of unequal sizes; `flat` has no spread between albums. */
export function nestedCsv(seed: number): string {
  const random = seededRandom(seed);
  const lines = ['album,track,year,value,flat'];
  for (let a = 0; a < 9; a++) {
    const album = 1.2 * drawNormal(random);
    for (let t = 0; t < 3 + (a % 3); t++) {
      const track = 0.7 * drawNormal(random);
      for (let e = 0; e < 3 + (t % 2); e++) {
        const year = 1990 + Math.floor(30 * random());
        const noise = 0.5 * drawNormal(random);
        const value = 100 + 0.03 * (year - 2000) + album + track + noise;
        const flat = (((a * 7 + t * 5 + e * 3) % 5) - 2 + noise * 0.01).toFixed(4);
        lines.push(`a${a},t${t},${year},${value.toFixed(4)},${flat}`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
