import { HUES } from '../style/palette.ts';
import { type Camera, type Extent, wholeMap } from './camera.ts';

/** A named part of the map. */
export interface Region {
  readonly name: string;
  /** Place in the palette; null: in the colour of text. */
  readonly hue: number | null;
  /** World coordinates of its name, and its width in world units. */
  readonly x: number;
  readonly y: number;
  readonly extent: number;
  /** How much of its word lies in it. */
  readonly weight: number;
  /** 0 from afar ... 3 close by. */
  readonly level: number;
}

/** A region with its place on the screen, in CSS pixels from the world's corner. */
export interface PlacedName {
  readonly region: Region;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** How many times closer than the whole map the levels change, and which are named, first ones first. */
const STAGES = [
  { until: 2, levels: [0] },
  { until: 4.5, levels: [1, 2] },
  { until: Number.POSITIVE_INFINITY, levels: [3, 1] },
] as const;
const [SMALLEST, LARGEST] = [12, 25];
/** Width of a letter and height of a line, by the size of the type. */
const [LETTER, LINE] = [0.78, 1.5];
/** More names than this are no help. */
const MOST = 40;

/** Choose the names for a zoom: in order of level and weight, leaving out what would overlap. */
export function placeNames(
  regions: readonly Region[],
  zoom: number,
  fit: number,
): readonly PlacedName[] {
  const { levels } = STAGES.find(({ until }) => zoom / fit < until) ?? STAGES[0];
  const placed: PlacedName[] = [];
  for (const [at, level] of levels.entries()) {
    const most = (MOST * (at + 1)) / levels.length;
    for (const region of regions) {
      if (region.level !== level || placed.length >= most) continue;
      const name = nameAt(region, zoom);
      if (!placed.some((other) => overlap(other, name))) placed.push(name);
    }
  }
  return placed;
}

function nameAt(region: Region, zoom: number): PlacedName {
  const size = Math.min(LARGEST, Math.max(SMALLEST, 8 + (region.extent * zoom) / 14));
  return { region, x: region.x * zoom, y: region.y * zoom, size };
}

function overlap(a: PlacedName, b: PlacedName): boolean {
  const width = ({ region, size }: PlacedName) => region.name.length * size * LETTER;
  return (
    Math.abs(a.x - b.x) < (width(a) + width(b)) / 2 + 8 &&
    Math.abs(a.y - b.y) < ((a.size + b.size) * LINE) / 2
  );
}

/** The names over the map. */
export interface RegionNames {
  readonly show: (regions: readonly Region[]) => void;
  /** Follow the camera; `shown` false while points travel. */
  readonly place: (camera: Camera, extent: Extent, shown: boolean) => void;
  readonly remove: () => void;
}

/** Names are laid out anew once the zoom has changed by this share. */
const ZOOM_SLACK = 0.03;

/** Make the names; they lie over the map within its element, are cut off where panels begin, and move as one. */
export function createRegionNames(parent: HTMLElement): RegionNames {
  const [cut, layer] = [document.createElement('div'), document.createElement('div')];
  cut.className = 'regions';
  layer.className = 'regions__names';
  cut.setAttribute('aria-hidden', 'true');
  cut.append(layer);
  parent.append(cut);
  let regions: readonly Region[] = [];
  let laidOut = 0;
  const layOut = (zoom: number, fit: number) => {
    laidOut = zoom;
    layer.replaceChildren(...placeNames(regions, zoom, fit).map(elementOf));
  };
  return {
    show: (next) => {
      regions = next;
      laidOut = 0;
    },
    place: ({ x, y, zoom }, extent, shown) => {
      cut.classList.toggle('regions--away', !shown);
      if (regions.length === 0 && laidOut !== 0) return;
      if (laidOut === 0 || Math.abs(zoom / laidOut - 1) > ZOOM_SLACK)
        layOut(zoom, wholeMap(extent).zoom);
      const left = extent.width / 2 - x * zoom;
      const top = extent.height / 2 - y * zoom;
      layer.style.transform = `translate(${left}px, ${top}px) scale(${zoom / laidOut})`;
    },
    remove: () => cut.remove(),
  };
}

function elementOf({ region, x, y, size }: PlacedName): HTMLElement {
  const element = document.createElement('span');
  element.className = 'region';
  element.textContent = region.name;
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
  element.style.fontSize = `${size}px`;
  if (region.hue !== null) element.style.color = HUES[region.hue] ?? '';
  return element;
}
