import { seededRandom } from '#models/chance/seeded-random';
import { drawNormal, logistic } from '#study/statistics/draw';
import type { ExportFiles } from './tiny-export.ts';

/** What an axis is in the made-up world: how well it is told apart, and how it moves a rating. */
const AXES = {
  pc1: { logit: 1.2, slope: 1, own: 0.15, words: ['calm', 'calm and soft', 'quiet'] },
  pc2: {
    logit: 0.1,
    slope: 0,
    own: 0.9,
    words: ['strange', 'blue', 'my childhood', 'round', 'paper'],
  },
  'tag-rock': { logit: 2.5, slope: 1.3, own: 0.1, words: ['rock', 'guitars', 'loud rock'] },
  'random-1': { logit: 0, slope: 0, own: 0, words: ['odd', 'no idea', 'green', 'water'] },
} as const;
type Axis = keyof typeof AXES;

const CLIPS = 24;
const COMMON =
  'session,condition,block,trial,level,practice,repeats,attempt,kept,lapsed,t_opened,t_audible,t_answered,rt,clips,plays,focus_losses,volume_changes,frames_dropped';

/**
 * Trial tables of made-up people who hear pc1 alike, pc2 each in an own way, tag-rock clearly and random-1 not at
 * all. The last two people are careless: one answers within 0.2 s, one gives the same rating always.
 */
export function trialExport(people: number, seed: number): ExportFiles {
  const random = seededRandom(seed);
  const positions = new Map(
    (Object.keys(AXES) as Axis[]).map((axis) => [
      axis,
      Array.from({ length: CLIPS }, () => drawNormal(random)),
    ]),
  );
  const clipSd = Array.from({ length: CLIPS }, () => 0.4 * drawNormal(random));
  const world = { people, random, positions, clipSd };
  const rows = Array.from({ length: people }, (_, p) => rowsOf(p, world));
  const of = (part: keyof Rows): readonly string[] => rows.flatMap((own) => own[part]);
  return {
    'trials-axis-intruder.csv': table(
      'axis,pole,odd_clip,odd_place,choice,correct',
      of('intruder'),
    ),
    'trials-direction.csv': table('axis,flipped,probe,right_place,choice,correct', of('direction')),
    'trials-label-transfer.csv': table(
      'axis,label_number,label_pole,right_group,choice,correct',
      of('transfer'),
    ),
    'trials-free-label.csv': table('axis,pole,group,label', of('label')),
    'trials-semantic-differential.csv': table('scale,rating,points,axis,position', of('rating')),
    'trials-similarity.csv': table(
      'form,space,reference,ranks,predicted,choice,agrees',
      of('similarity'),
    ),
    'trials-preference.csv': table(
      'first,second,value,points,winner',
      preferenceRows(people, seed + 1),
    ),
    'trials-questionnaire.csv': table('item,type,number,text,expected,correct', of('check')),
  };
}

interface World {
  readonly people: number;
  readonly random: () => number;
  readonly positions: ReadonlyMap<Axis, readonly number[]>;
  readonly clipSd: readonly number[];
}
type Rows = Record<
  'intruder' | 'direction' | 'transfer' | 'label' | 'rating' | 'similarity' | 'check',
  string[]
>;
type Common = (clips: readonly number[], practice?: boolean) => string;

/** Everything that one person answers. */
function rowsOf(p: number, world: World): Rows {
  const { random, people } = world;
  const fast = p === people - 2;
  let trial = 0;
  const common: Common = (clips, practice = false) => {
    const rt = fast ? 0.2 : 1 + 3 * random();
    return `s${p},a,b,${trial++},,${practice},,1,true,false,1,1.2,${1.2 + rt},${rt.toFixed(3)},"[${clips.join(', ')}]",5,0,0,0`;
  };
  const rows: Rows = {
    intruder: [],
    direction: [],
    transfer: [],
    label: [],
    rating: [],
    similarity: [],
    check: [],
  };
  const level = drawNormal(random);
  for (const axis of Object.keys(AXES) as Axis[]) {
    choose(rows, p, axis, random, common);
    rate(rows, p, axis, world, level, common);
  }
  for (let t = 0; t < 3; t++) {
    const agrees = random() < 0.6;
    rows.similarity.push(
      `${common([t, 10, 11, 12])},nearest,toy/taggram,${t},"[1, 9, 30]",1,${agrees ? 1 : 2},${agrees}`,
    );
  }
  rows.check.push(`${common([])},listen,choice,1,yes,yes,true`);
  return rows;
}

function choose(rows: Rows, p: number, axis: Axis, random: () => number, common: Common): void {
  const { logit, words } = AXES[axis];
  const right = (chance: number): boolean =>
    random() < chance + (1 - chance) * (2 * logistic(logit) - 1);
  for (let t = 0; t < 4; t++) {
    const odd = Math.floor(random() * CLIPS);
    const hit = right(0.2);
    const practice = t === 0 && axis === 'pc1';
    rows.intruder.push(
      `${common([odd, 1, 2, 3, 4], practice)},${axis},low,${odd},1,${hit ? 1 : 3},${hit}`,
    );
    const probe = Math.floor(random() * CLIPS);
    const side = right(0.5);
    rows.direction.push(
      `${common([probe, 2])},${axis},${p % 2 === 0},${probe},1,${side ? 1 : 2},${side}`,
    );
  }
  const carried = right(0.5);
  rows.transfer.push(`${common([1, 2])},${axis},${p % 9},low,A,${carried ? 'A' : 'B'},${carried}`);
  rows.label.push(`${common([1, 2])},${axis},low,A,${words[Math.floor(random() * words.length)]}`);
}

function rate(
  rows: Rows,
  p: number,
  axis: Axis,
  world: World,
  level: number,
  common: Common,
): void {
  const { random, positions, clipSd, people } = world;
  const mine = AXES[axis].slope + AXES[axis].own * drawNormal(random);
  for (let c = 0; c < CLIPS; c += 2) {
    const clip = (c + p) % CLIPS;
    const position = positions.get(axis)?.[clip] ?? 0;
    const rating =
      4 + 0.5 * level + mine * position + (clipSd[clip] ?? 0) + 0.7 * drawNormal(random);
    const point = p === people - 1 ? 4 : Math.min(7, Math.max(1, Math.round(rating)));
    rows.rating.push(`${common([clip])},soft-hard,${point},7,${axis},${position.toFixed(4)}`);
  }
}

function table(own: string, rows: readonly string[]): string {
  return `${[`${COMMON},${own}`, ...rows].join('\n')}\n`;
}

/** Log strengths of the clips 0, 1, 2 ... of the made-up preferences. */
export const STRENGTHS = [1, 0.6, 0.1, -0.2, -0.5, -1] as const;

function preferenceRows(people: number, seed: number): readonly string[] {
  const random = seededRandom(seed);
  const pairs = STRENGTHS.flatMap((a, i) =>
    STRENGTHS.slice(i + 1).map((b, j) => [i, i + 1 + j, a - b] as const),
  );
  return Array.from({ length: people }, (_, p) =>
    pairs.map(([first, second, by], t) => {
      const won = random() < logistic(by);
      return `s${p},a,likes,${500 + t},,false,,1,true,false,1,1.2,3.2,2,"[${first}, ${second}]",2,0,0,0,${first},${second},${p === people - 1 ? 4 : won ? 1 : 7},7,${won ? first : second}`;
    }),
  ).flat();
}
