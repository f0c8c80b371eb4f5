import { useMemo } from 'preact/hooks';
import { hasPlace } from '#models/space/grid';
import { fitting } from '../dataset/dress-of.ts';
import type { Look } from '../dataset/look.ts';
import { MOST_MARKS } from '../dataset/look-link.ts';
import type { Findable } from '../find/find-index.ts';
import { FilterCard } from '../panel/filter-card.tsx';
import { FoundCard } from '../panel/found-card.tsx';
import { NearCard } from '../panel/near-card.tsx';
import type { LookCard, LookToolsProps } from './look-tools.tsx';
import { useNeighbours } from './use-neighbours.ts';

interface CardsProps extends LookToolsProps {
  readonly card: LookCard;
  readonly index: readonly Findable[];
  readonly change: (part: Partial<Look>) => void;
  readonly close: () => void;
}

/** The open card. */
export function LookCards(props: CardsProps) {
  const { card, index, dataset, shown, choice, change, close } = props;
  if (card === 'near') return <OpenNear {...props} />;
  if (card !== 'filter') return <OpenFound {...props} found={card.found} />;
  const nameless = dataset.tracks.some(({ artist }) => artist === null);
  const { look } = choice;
  return <FilterCard {...{ index, nameless, look, change, close }} legend={shown.legend} />;
}

function OpenFound({
  found,
  map,
  dataset,
  shown,
  choice,
  change,
  close,
}: CardsProps & { found: Findable }) {
  const { positions, tracks } = shown.view;
  const segments = useMemo(() => {
    const fits = fitting(found.mark, { tracks: dataset.tracks, track: tracks, kinds: shown.kinds });
    return [...tracks.keys()].filter((segment) => hasPlace(positions, segment) && fits(segment));
  }, [found, positions, shown.kinds]);
  const marked = (part: Partial<Look>) =>
    change(part.marks ? { marks: part.marks.slice(-MOST_MARKS) } : part);
  return (
    <FoundCard
      found={found}
      segments={segments}
      look={choice.look}
      change={marked}
      hop={() => map.hop(amid(positions, segments))}
      walk={() => map.walkTo(amid(positions, segments))}
      close={close}
    />
  );
}

/** The place of the segment that lies closest to the middle of several. */
function amid(positions: Float32Array, segments: readonly number[]): { x: number; y: number } {
  const place = (segment: number) => ({
    x: positions[2 * segment] ?? 0.5,
    y: positions[2 * segment + 1] ?? 0.5,
  });
  const places = segments.map(place);
  const mean = (axis: 'x' | 'y') =>
    places.reduce((sum, one) => sum + one[axis], 0) / Math.max(1, places.length);
  const [x, y] = [mean('x'), mean('y')];
  const off = (one: { x: number; y: number }) => Math.hypot(one.x - x, one.y - y);
  return places.reduce((best, one) => (off(one) < off(best) ? one : best), places[0] ?? { x, y });
}

function OpenNear({ map, dataset, shown, heard, close }: CardsProps) {
  const { lines, known } = useNeighbours(map, dataset, shown, heard[0] ?? null);
  const { positions } = shown.view;
  const hop = (segment: number) =>
    map.hop({ x: positions[2 * segment] ?? 0.5, y: positions[2 * segment + 1] ?? 0.5 });
  return <NearCard {...{ lines, known, shown, hop, close }} />;
}
