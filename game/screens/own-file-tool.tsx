import type { LoadedView } from '../dataset/load-view.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import { OwnFileCard } from '../panel/own-file-card.tsx';
import type { OpenedWalk } from './open-walk.ts';
import { useFileDrop } from './use-file-drop.ts';
import { useOwnFile } from './use-own-file.ts';

interface OwnFileToolProps {
  /** null: there is no map yet, and nothing to drop a file on. */
  readonly opened: OpenedWalk | null;
  readonly dataset: OpenDataset | null;
  readonly shown: LoadedView | null;
}

/** Hears a file that the visitor drops on the page or chooses, in this browser. */
export function OwnFileTool({ opened, ...looked }: OwnFileToolProps) {
  return opened && <ToolOfWalk opened={opened} {...looked} />;
}

function ToolOfWalk({ opened, dataset, shown }: OwnFileToolProps & { opened: OpenedWalk }) {
  const own = useOwnFile(opened.map, dataset, shown);
  const dragging = useFileDrop(own.open);
  const kept = opened.recorder !== null;
  return <OwnFileCard own={own} shown={shown} dragging={dragging} kept={kept} />;
}
