import { useEffect, useMemo, useState } from 'preact/hooks';
import { readNeighbours, readWormholes, type SegmentLinks } from '#data/bundle/segment-links';
import { hasPlace } from '#models/space/grid';
import { captionOf } from '../dataset/caption.ts';
import type { LoadedView } from '../dataset/load-view.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import { linksOf, nearOf } from '../find/near.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { paintLinks } from '../map/paint-links.ts';
import type { NearLine } from '../panel/near-card.tsx';

interface Files {
  readonly neighbours: SegmentLinks | null;
  readonly wormholes: SegmentLinks | null;
}

/** The true neighbours of a segment, listed and shown on the map; portals lead to those it tore apart. */
export function useNeighbours(
  map: MapHandle,
  dataset: OpenDataset,
  shown: LoadedView,
  segment: number | null,
): { readonly lines: readonly NearLine[] | null; readonly known: boolean } {
  const files = useFiles(dataset, shown);
  const lines = useMemo(
    () => (segment === null ? null : linesOf(dataset, shown, files, segment)),
    [dataset, shown, files, segment],
  );
  useEffect(() => {
    if (segment === null || !lines) return;
    const { positions } = shown.view;
    const there = (one: number) => hasPlace(positions, one);
    const torn = linksOf(files.wormholes ?? [], segment).filter(there);
    const near = lines
      .map((line) => line.segment)
      .filter((one) => there(one) && !torn.includes(one));
    const { hues } = shown.dress;
    map.paint('links', (ink, { camera, extent }) =>
      paintLinks(ink, { segment, near, torn }, { positions, hues, camera, extent }),
    );
    return () => map.paint('links', null);
  }, [map, shown, lines, files]);
  return { lines, known: shown.choice.space.neighbours !== undefined };
}

function useFiles(dataset: OpenDataset, { choice }: LoadedView): Files {
  const [files, setFiles] = useState<Files>({ neighbours: null, wormholes: null });
  const { neighbours } = choice.space;
  const { wormholes } = choice.projection;
  useEffect(() => {
    let wanted = true;
    const read = async () => ({
      neighbours: neighbours ? readNeighbours(await dataset.file(neighbours)) : null,
      wormholes: wormholes ? readWormholes(await dataset.file(wormholes)) : null,
    });
    // Without them the card says that there are none; opening it again asks again.
    read().then(
      (here) => wanted && setFiles(here),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [dataset, neighbours, wormholes]);
  return files;
}

function linesOf(
  dataset: OpenDataset,
  shown: LoadedView,
  { neighbours, wormholes }: Files,
  segment: number,
): readonly NearLine[] | null {
  if (!neighbours) return null;
  const source = { tracks: dataset.tracks, ...shown };
  return nearOf(segment, neighbours, wormholes, shown.kinds).flatMap((near) => {
    const caption = captionOf(source, [near.segment]);
    if (!caption) return [];
    const { title, artist, time } = caption;
    return [{ ...near, title, artist, time, onMap: hasPlace(shown.view.positions, near.segment) }];
  });
}
