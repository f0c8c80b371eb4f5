import type { Choice, Rating, Trials } from '#analysis/trials/read-trials';

/** Ways of not taking part. */
export const CHEATS = ['random', 'straight', 'fast', 'copied'] as const;
type Kind = (typeof CHEATS)[number] | 'honest';

/** A made-up study of honest people and cheaters; each person is a quarter likely to be each kind of cheater among them. */
export interface CheatedStudy {
  readonly trials: Trials;
  readonly order: readonly string[];
  readonly kindOf: ReadonlyMap<string, Kind>;
}

const CLIPS = 48;
const RATED = 24;
const SCALES = ['dark-bright', 'calm-lively'];
const CHOICES = 24;
const POINTS = 7;

/**
 * Draw a study: 24 of 48 clips on two scales of 7 points, 24 two-way choices, one trial in six repeated. Honest people
 * hear the clips with noise and leanings of their own. Random clickers answer anything at an honest pace; straight-liners
 * click one point (one in ten the next one) and one side; fast ones hear half as well and answer in a third of the time;
 * copiers hand in what an honest person of before them gave, one answer in ten changed. Written apart from the detector.
 */
export function cheatedStudy(honest: number, cheaters: number, random: () => number): CheatedStudy {
  const normal = (): number =>
    Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
  const world = SCALES.map(() => Array.from({ length: CLIPS }, normal));
  const ease = Array.from({ length: CLIPS }, () => 0.65 + 0.25 * random());
  const kinds: Kind[] = [
    ...Array.from({ length: honest }, (): Kind => 'honest'),
    ...Array.from({ length: cheaters }, (_, i): Kind => CHEATS[i % CHEATS.length] ?? 'random'),
  ];
  for (let i = kinds.length - 1; i > 8; i--) {
    const j = 8 + Math.floor(random() * (i - 7));
    [kinds[i], kinds[j]] = [kinds[j] as Kind, kinds[i] as Kind];
  }
  const [ratings, choices]: [Rating[], Choice[]] = [[], []];
  const models: string[] = [];
  for (const [p, kind] of kinds.entries()) {
    const session = `p${p}`;
    const model = kind === 'copied' ? models[Math.floor(random() * models.length)] : undefined;
    const own = answer(session, kind, { world, ease, normal, random });
    ratings.push(
      ...(model === undefined ? own.ratings : copied(own.ratings, ratings, model, random)),
    );
    choices.push(
      ...(model === undefined ? own.choices : copied(own.choices, choices, model, random)),
    );
    if (kind === 'honest') models.push(session);
  }
  return {
    trials: {
      ...{ ratings, choices, labels: [], comparisons: [], scores: [], preferences: [] },
      positions: null,
    },
    order: kinds.map((_, p) => `p${p}`),
    kindOf: new Map(kinds.map((kind, p) => [`p${p}`, kind])),
  };
}

interface World {
  readonly world: readonly (readonly number[])[];
  readonly ease: readonly number[];
  readonly normal: () => number;
  readonly random: () => number;
}

function answer(session: string, kind: Kind, { world, ease, normal, random }: World) {
  const pace = Math.exp(0.9 + 0.3 * normal()) * (kind === 'fast' ? 1 / 3 : 1);
  const time = (): number => pace * Math.exp(0.4 * normal());
  const level = 4 + 0.4 * normal();
  const gains = SCALES.map(() => 1 + 0.3 * normal());
  const noise = kind === 'fast' ? 1.6 : 0.8;
  const line = 1 + Math.floor(POINTS * random());
  const clips = Array.from({ length: CLIPS }, (_, i) => i)
    .map((clip) => ({ clip, by: random() }))
    .sort((a, b) => a.by - b.by)
    .slice(0, RATED)
    .map(({ clip }) => clip);
  let trial = 0;
  const common = (repeats: number | null) => ({
    session,
    trial: trial++,
    repeats,
    rt: time(),
    ...{ block: 'b', condition: '', level: '' },
  });
  const point = (scale: number, clip: number): number => {
    if (kind === 'random') return 1 + Math.floor(POINTS * random());
    if (kind === 'straight') return random() < 0.1 ? Math.min(POINTS, line + 1) : line;
    const heard = level + (gains[scale] ?? 1) * (world[scale]?.[clip] ?? 0) + noise * normal();
    return Math.min(POINTS, Math.max(1, Math.round(heard)));
  };
  const rate = (clip: number, scale: number, repeats: number | null): Rating => ({
    ...common(repeats),
    ...{ clip, scale: SCALES[scale] ?? '', rating: point(scale, clip), axis: '', position: null },
  });
  const first = clips.flatMap((clip) => SCALES.map((_, scale) => rate(clip, scale, null)));
  const again = first
    .filter((_, i) => i % 6 === 0)
    .map((one) => rate(one.clip, SCALES.indexOf(one.scale), one.trial));
  const choose = (item: number, repeats: number | null): Choice => {
    const side = random() < 0.5;
    const chance =
      kind === 'honest' || kind === 'copied' ? (ease[item] ?? 0.7) : kind === 'fast' ? 0.6 : 0.5;
    const correct = kind === 'straight' ? side : random() < chance;
    const given = { task: 'direction', axis: 'pc1', item: String(item), correct } as const;
    return { ...common(repeats), ...given, choice: side === correct ? '1' : '2' };
  };
  const asked = clips.slice(0, CHOICES).map((clip) => choose(clip, null));
  const askedAgain = asked
    .filter((_, i) => i % 6 === 0)
    .map((one) => choose(Number(one.item), one.trial));
  return { ratings: [...first, ...again], choices: [...asked, ...askedAgain] };
}

/** The answers of the model where the copier was asked the same, one in ten left as it was. */
function copied<Row extends Rating | Choice>(
  own: readonly Row[],
  all: readonly Row[],
  model: string,
  random: () => number,
): Row[] {
  const key = (row: Row): string => ('clip' in row ? `${row.clip} ${row.scale}` : row.item);
  const theirs = new Map(
    all
      .filter(({ session, repeats }) => session === model && repeats === null)
      .map((row) => [key(row), row]),
  );
  return own.map((row) => {
    const source = theirs.get(key(row));
    if (!source || random() < 0.1) return row;
    const { session, trial, repeats, rt, block } = row;
    return { ...source, session, trial, repeats, rt, block };
  });
}
