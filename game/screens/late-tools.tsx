import { useEffect, useState } from 'preact/hooks';
import type { OpenedWalk } from './open-walk.ts';
import type { ToolsProps } from './walk-tools.tsx';

type Tools = typeof import('./walk-tools.tsx');

/** The map's first frames go before the code of what is needed later. */
const MAP_FIRST_MS = 400;
const RETRY_MS = 5000;

/** The tools around a walk, once its map is here and their code has come. */
export function LateTools(props: Omit<ToolsProps, 'opened' | 'dataset' | 'shown'>) {
  const { opened } = props.walk;
  const { dataset, shown } = props.exploration;
  const tools = useTools(opened);
  if (!tools || !opened || !dataset || !shown) return null;
  return <tools.WalkTools {...props} opened={opened} dataset={dataset} shown={shown} />;
}

/** The code of the tools, some time after the map was drawn; null until then. */
function useTools(opened: OpenedWalk | null): Tools | null {
  const [tools, setTools] = useState<Tools | null>(null);
  useEffect(() => {
    if (!opened) return;
    let wanted = true;
    let timer = 0;
    const load = () =>
      import('./walk-tools.tsx').then(
        (code) => setTools(code),
        () => {
          timer = window.setTimeout(load, RETRY_MS);
        },
      );
    void opened.map.drawn.then(() => {
      if (wanted) timer = window.setTimeout(load, MAP_FIRST_MS);
    });
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [opened]);
  return tools;
}
