import { useEffect, useRef, useState } from 'preact/hooks';

/** Take files that are dropped anywhere on the page. Answers whether one is being dragged over it. */
export function useFileDrop(take: (file: File) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const listening = new AbortController();
    const listen = (name: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      addEventListener(name, (event) => carriesFile(event) && act(event), {
        signal: listening.signal,
      });
    listen('dragover', (event) => {
      event.preventDefault();
      setDragging(true);
    });
    listen('dragleave', ({ relatedTarget }) => relatedTarget === null && setDragging(false));
    listen('drop', (event) => {
      event.preventDefault();
      setDragging(false);
      const file = event.dataTransfer?.files[0];
      if (file) latest.current(file);
    });
    return () => listening.abort();
  }, []);
  return dragging;
}

function carriesFile({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
