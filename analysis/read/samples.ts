import { join } from 'node:path';
import type { Samples } from '../walk/leg.ts';
import { readTable } from './table-file.ts';
import type { TableRow } from './table-row.ts';
import type { FramedView } from './views.ts';

const COLUMNS = ['session', 't', 'x', 'y', 'space', 'projection'];

/**
 * Stream samples.csv and hand on each session's samples when its last row has been read, so that only one
 * session is in memory. The rows of a session must stand together, in the order of time.
 */
export async function readSamples(
  folder: string,
  views: ReadonlyMap<string, readonly FramedView[]>,
  finished: (session: string, samples: Samples) => void,
): Promise<void> {
  const done = new Set<string>();
  let open = new OpenSession('', []);
  const close = (): void => {
    if (open.samples.t.length > 0) finished(open.id, open.samples);
    done.add(open.id);
  };
  await readTable(join(folder, 'samples.csv'), COLUMNS, (row) => {
    const id = row.text('session');
    if (id !== open.id || open.samples.t.length === 0) {
      close();
      if (done.has(id) && id !== '') row.refuse('session', 'the rows of a session together');
      open = new OpenSession(
        row.kept('session'),
        views.get(id) ?? row.refuse('session', 'a session of views.csv'),
      );
    }
    open.take(row);
  });
  close();
}

class OpenSession {
  readonly id: string;
  readonly samples: Readonly<Record<keyof Samples, number[]>> = { t: [], x: [], y: [], view: [] };
  readonly #views: readonly FramedView[];
  #view = 0;

  constructor(id: string, views: readonly FramedView[]) {
    this.id = id;
    this.#views = views;
  }

  take(row: TableRow): void {
    const { t, x, y, view } = this.samples;
    const time = row.number('t');
    if (time < (t.at(-1) ?? time)) row.refuse('t', 'times that never go back');
    t.push(time);
    x.push(row.number('x'));
    y.push(row.number('y'));
    view.push(this.#viewAt(time, row));
  }

  /** The last view that had begun; at the tick of a change itself, the one that the row names. */
  #viewAt(time: number, row: TableRow): number {
    while ((this.#views[this.#view + 1]?.t ?? Number.POSITIVE_INFINITY) <= time) this.#view++;
    const shows = (place: number): boolean =>
      this.#views[place]?.frame.space === row.text('space') &&
      this.#views[place]?.frame.projection === row.text('projection');
    if (shows(this.#view)) return this.#view;
    if (shows(this.#view - 1)) return this.#view - 1;
    return row.refuse('space', 'the space and projection that views.csv names for that time');
  }
}
