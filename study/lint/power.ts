import { seededRandom } from '#models/chance/seeded-random';
import { type Block, blockIds, conditionsOf, type Protocol } from '#study/protocol/protocol';
import { choicePower, intraclassRange } from '#study/statistics/simulated-power';

/** Studies that are simulated for each figure. */
const STUDIES = 400;
/** Spread over people and clips in logits where nothing is known. */
const SPREAD = { personSd: 0.3, clipSd: 0.5 };
const CHANCE: Readonly<Record<string, number>> = {
  'axis-intruder': 1 / 5,
  direction: 1 / 2,
  'label-transfer': 1 / 2,
  similarity: 1 / 3,
};
/** People assumed where the protocol names no quota. */
const ASSUMED = 40;

/** What a block can show with its own sizes. */
export interface PowerLine {
  readonly block: string;
  /** Of every condition that runs the block. */
  readonly people: number;
  readonly sentence: string;
  /** Power where a test is meant; null for ranges. */
  readonly power: number | null;
}

/** Power of every task by simulating it with its own sizes; the same seed gives the same figures. */
export function powerLines(protocol: Protocol, seed = 1): readonly PowerLine[] {
  const ids = blockIds(protocol);
  return protocol.blocks.flatMap((block, i) => {
    const id = ids[i] ?? block.kind;
    const people = peopleOf(protocol, block);
    const chance = CHANCE[block.kind];
    if (chance !== undefined) return [choiceLine(protocol, block, id, people, chance, seed)];
    return block.kind === 'semantic-differential' ? [ratingLine(block, id, people, seed)] : [];
  });
}

function peopleOf({ quota, effect, ...protocol }: Protocol, { only }: Block): number {
  const on = conditionsOf({ ...protocol, quota, effect }).filter(({ off }) => off !== true);
  const running = on.filter(({ id }) => !only || only.includes(id));
  return quota === undefined ? (effect?.people ?? ASSUMED) : quota * running.length;
}

/** Not everybody answers about every clip: the test is simulated with as many whole answers as there are. */
function choiceLine(
  protocol: Protocol,
  block: Block,
  id: string,
  people: number,
  chance: number,
  seed: number,
): PowerLine {
  const trials = Number(block['trials']);
  const axes = (block['axes'] as readonly string[] | undefined) ?? [];
  const take = block['take'] === undefined ? axes.length : Number(block['take']);
  const clips =
    block.kind === 'similarity' ? Math.max(48, 2 * trials) : 2 * Number(block['pool'] ?? 20);
  const perAxis = people * (axes.length > 0 ? take / axes.length : 1);
  const whole = Math.max(2, Math.round((perAxis * trials) / clips));
  const used = Math.max(2, Math.min(clips, Math.round((perAxis * trials) / whole)));
  const accuracy = protocol.effect?.accuracy ?? Math.min(0.9, chance + (1 - chance) * 0.2);
  const plan = { people: whole, clips: used, accuracy, chance, ...SPREAD };
  const power = choicePower(plan, STUDIES, seededRandom(seed));
  const each = axes.length > 0 ? ' for each axis' : ' for each space';
  return {
    block: id,
    people,
    power,
    sentence: `${people === 1 ? '1 person gives' : `${people} people give`} ${Math.round(perAxis * trials)} answers${each}, as many as ${whole} people about all of ${used} clips: power ${power.toFixed(2)} to find an accuracy of ${accuracy.toFixed(2)} against ${chance.toFixed(2)} (people x clips, one-sided 5 %).`,
  };
}

function ratingLine(block: Block, id: string, people: number, seed: number): PowerLine {
  const clips = Number(block['clips']);
  const take = Number(block['take'] ?? clips);
  const raters = Math.max(2, Math.round((people * take) / clips));
  const { lower, upper } = intraclassRange(
    { people: raters, clips, icc: 0.4, peopleShare: 0.2 },
    STUDIES,
    seededRandom(seed),
  );
  return {
    block: id,
    people,
    power: null,
    sentence: `${clips} clips by ${raters} raters each: a true ICC(2,1) of .40 comes out between ${lower.toFixed(2)} and ${upper.toFixed(2)} in 95 % of studies.`,
  };
}
