import { useEffect, useState } from 'preact/hooks';
import type { MapHandle } from '../map/map-handle.ts';
import type { ToolsProps } from './walk-tools.tsx';

type Tools = typeof import('./walk-tools.tsx');

/** The map's first frames go before the code of what is needed later. */
const LOOK_MS = 100;
const RETRY_MS = 5000;

/** The tools around a walk, once its map is here and their code has come. */
export function LateTools(props: Omit<ToolsProps, 'opened' | 'dataset' | 'shown'>) {
  const { opened } = props.walk;
  const { dataset, shown } = props.exploration;
  const tools = useTools(opened?.map);
  if (!tools || !opened || !dataset || !shown) return null;
  return <tools.WalkTools {...props} opened={opened} dataset={dataset} shown={shown} />;
}

/** The code of the tools, some time after the first frame of a map; null until then. */
function useTools(map: MapHandle | undefined): Tools | null {
  const [tools, setTools] = useState<Tools | null>(null);
  useEffect(() => {
    if (!map || tools) return;
    let timer = 0;
    const load = () =>
      import('./walk-tools.tsx').then(
        (code) => setTools(code),
        () => {
          timer = window.setTimeout(load, RETRY_MS);
        },
      );
    const look = () => {
      const drawn = map.probe().frames > 0;
      if (drawn) performance.mark('first-frame');
      timer = window.setTimeout(drawn ? load : look, LOOK_MS);
    };
    look();
    return () => clearTimeout(timer);
  }, [map, tools]);
  return tools;
}
