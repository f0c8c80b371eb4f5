import type { LoadedView } from '../dataset/load-view.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import { OwnFileCard } from '../panel/own-file-card.tsx';
import type { OpenedWalk } from './open-walk.ts';
import { useFileDrop } from './use-file-drop.ts';
import { useOwnFile } from './use-own-file.ts';

interface OwnFileToolProps {
  readonly opened: OpenedWalk;
  readonly dataset: OpenDataset;
  readonly shown: LoadedView;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

/** Hears a file that the visitor drops on the page or chooses, in this browser. */
export function OwnFileTool({ opened, dataset, shown, ...card }: OwnFileToolProps) {
  const own = useOwnFile(opened.map, dataset, shown);
  const dragging = useFileDrop(own.open);
  const kept = opened.recorder !== null;
  return <OwnFileCard own={own} shown={shown} dragging={dragging} kept={kept} {...card} />;
}
