import { PlanDesk } from '#study/plan/draw-plan';
import { type Block, blockIds, conditionsOf, type Protocol } from '#study/protocol/protocol';
import { missingAxis } from '#study/stimuli/axis-values';
import type { StimulusCatalogue } from '#study/stimuli/catalogue';
import { polesOf } from '#study/trial/axis-rule';
import { clipPool } from '#study/trial/clip-rule';
import type { MapChoice } from '#study/trial/map-rule';
import { type Finding, fault, type Path, warning } from './finding.ts';

/** Ends that differ by more than this on another component mean two things at once, in standard deviations. */
const CONFOUNDED = 0.5;
/** Fewer clips than this at an end, and the clips decide the outcome (STUDY: clips are a random factor). */
const FEW_CLIPS = 20;

type AxisBlock = Parameters<typeof polesOf>[0];
type ClipBlock = Parameters<typeof clipPool>[0];

/** Whether the dataset has what the protocol wants of it. */
export function stimulusFindings(
  protocol: Protocol,
  stimuli: StimulusCatalogue,
): readonly Finding[] {
  const axes = axisFindings(protocol, stimuli);
  const unknown = new Set(axes.filter(({ level }) => level === 'error').map(({ path }) => path[1]));
  const ids = blockIds(protocol);
  const desk = new PlanDesk({ protocol, hash: '', stimuli, labels: [] });
  const found = protocol.blocks.flatMap((block, i) => {
    const path = ['blocks', i];
    const named = [...namesOf(block, 'axes'), ...namesOf(block, 'along')];
    const missing = missingNames(block, protocol, path);
    if (missing.length > 0 || named.some((name) => unknown.has(name))) return missing;
    const place = { condition: conditionsOf(protocol)[0]?.id ?? '', slot: 0, seed: 1 };
    const context = desk.context({ ...block, id: ids[i] ?? block.kind }, place, []);
    return [
      ...namesOf(block, 'axes').flatMap((axis) =>
        poleFindings(block as unknown as AxisBlock, axis, context, path),
      ),
      ...clipFindings(block, context, path),
      ...mapFindings(block, stimuli, path),
      ...spaceFindings(block, stimuli, path),
      ...labelFindings(block, protocol.blocks.slice(0, i), path),
    ];
  });
  return onceEach([...axes, ...soundFindings(stimuli), ...found]);
}

/** Blocks that use the same ends have the same to say. */
function onceEach(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...new Map(findings.toReversed().map((finding) => [finding.sentence, finding])).values(),
  ].toReversed();
}

function axisFindings({ axes = {} }: Protocol, stimuli: StimulusCatalogue): readonly Finding[] {
  return Object.entries(axes).flatMap(([name, spec]) => {
    const missing = missingAxis(spec, stimuli);
    return missing === null ? [] : [fault(['axes', name], missing)];
  });
}

function soundFindings(stimuli: StimulusCatalogue): readonly Finding[] {
  const silent = Array.from(Array(stimuli.segments).keys()).filter(
    (segment) => !stimuli.sounds(segment),
  );
  if (silent.length === 0) return [];
  const sentence = `Got ${silent.length} of ${stimuli.segments} clips of ${stimuli.dataset.id} without sound: ingest the music again, without --no-clips.`;
  return [
    silent.length === stimuli.segments
      ? fault(['dataset'], sentence)
      : warning(['dataset'], sentence),
  ];
}

function missingNames(block: Block, { axes = {} }: Protocol, path: Path): readonly Finding[] {
  const goal = block['goal'] as { readonly axis?: string } | undefined;
  const named = (['axes', 'along'] as const).flatMap((field) =>
    namesOf(block, field).map((name, k) => ({ name, at: [...path, field, k] })),
  );
  if (goal?.axis !== undefined) named.push({ name: goal.axis, at: [...path, 'goal', 'axis'] });
  return named
    .filter(({ name }) => axes[name] === undefined)
    .map(({ name, at }) =>
      fault(
        at,
        `Got the axis ${name} when the protocol describes ${Object.keys(axes).join(', ') || 'none'}.`,
      ),
    );
}

function poleFindings(
  block: AxisBlock,
  axis: string,
  context: Parameters<typeof polesOf>[2],
  path: Path,
): readonly Finding[] {
  const { low, high, imbalance } = polesOf(block, axis, context);
  const clips = Math.min(low.length, high.length);
  const wanted = block.pool ?? FEW_CLIPS;
  const found: Finding[] = [];
  const least = 5;
  if (clips < least)
    found.push(
      fault(
        [...path, 'axes'],
        `Got ${clips} clips at an end of ${axis} when a trial needs ${least}: take a larger share, or another apart than ${block.apart ?? 'artist'}.`,
      ),
    );
  else if (clips < wanted)
    found.push(
      warning(
        [...path, 'pool'],
        `Got ${clips} clips at an end of ${axis} when ${wanted} were wanted: the dataset has no more that are apart by ${block.apart ?? 'artist'}.`,
      ),
    );
  if (imbalance > CONFOUNDED)
    found.push(
      fault(
        [...path, 'axes'],
        `Got ends of ${axis} that differ by ${imbalance.toFixed(2)} SD on another component, too: set matched, take a larger share, or fewer clips (pool).`,
      ),
    );
  return found;
}

function clipFindings(
  block: Block,
  context: Parameters<typeof polesOf>[2],
  path: Path,
): readonly Finding[] {
  const clips = block['clips'] as number | undefined;
  if (clips === undefined) return [];
  const pool = clipPool(block as unknown as ClipBlock, context);
  return pool.length < clips
    ? [
        fault(
          [...path, 'clips'],
          `Got ${clips} clips wanted when the dataset has ${pool.length} that are apart by ${String(block['apart'] ?? 'artist')}.`,
        ),
      ]
    : [];
}

function mapFindings(block: Block, stimuli: StimulusCatalogue, path: Path): readonly Finding[] {
  const map = block['map'] as MapChoice | undefined;
  const maps = (block['maps'] ?? []) as readonly MapChoice[];
  if (!('minutes' in block)) return [];
  const all = [
    ...(map ? [{ map, at: [...path, 'map'] }] : []),
    ...maps.map((one, k) => ({ map: one, at: [...path, 'maps', k] })),
  ];
  if (all.length === 0)
    return [fault(path, 'Got a walk without a map: name one by space, projection and axes.')];
  return all.flatMap(({ map: { space, projection, axes }, at }) => {
    const labels = stimuli.axes(space, projection);
    const missing = axes.find((axis) => !labels.includes(axis));
    return missing === undefined
      ? []
      : [
          fault(
            at,
            `Got the axis ${missing} when ${space} (${projection}) has ${labels.slice(0, 6).join(', ') || 'no axes'}.`,
          ),
        ];
  });
}

function spaceFindings(block: Block, stimuli: StimulusCatalogue, path: Path): readonly Finding[] {
  const spaces = [
    ...namesOf(block, 'spaces'),
    ...(typeof block['space'] === 'string' ? [block['space']] : []),
  ];
  const found = spaces
    .filter((space) => !stimuli.spaces.includes(space))
    .map((space) =>
      fault(
        [...path, 'spaces' in block ? 'spaces' : 'space'],
        `Got the space ${space} when ${stimuli.dataset.id} has ${stimuli.offered.join(', ')}.`,
      ),
    );
  if (
    block.kind === 'tag-choice' &&
    found.length === 0 &&
    stimuli.tags(String(block['space'])).length === 0
  )
    return [
      fault([...path, 'space'], `Got ${String(block['space'])}, which has no tags to choose from.`),
    ];
  return found;
}

/** Labels to read must come from somewhere. */
function labelFindings(block: Block, before: readonly Block[], path: Path): readonly Finding[] {
  if (block.kind !== 'label-transfer') return [];
  const given = before
    .filter(({ kind }) => kind === 'free-label')
    .flatMap((one) => namesOf(one, 'axes'));
  const seeds = (block['seeds'] ?? {}) as Readonly<Record<string, unknown>>;
  return namesOf(block, 'axes').flatMap((axis, k) => {
    if (seeds[axis]) return [];
    return given.includes(axis)
      ? [
          warning(
            [...path, 'axes', k],
            `Got no seeds for ${axis}: the first people have no labels to read and skip these trials.`,
          ),
        ]
      : [
          fault(
            [...path, 'axes', k],
            `Got labels of ${axis} to be read when no free-label block before gives any and no seeds do.`,
          ),
        ];
  });
}

function namesOf(block: Block, field: string): readonly string[] {
  const value = block[field];
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
