import { decodeColumns } from '#data/bundle/column-file';
import { fitLayout, placeSegments, turnLayout } from '#data/bundle/map-layout';
import type { DatasetFolder } from '#data/node/dataset-folder';
import { Refusal } from '#models/refusal';
import type { Viewed } from '#study/record/event';
import type { WalkedTask } from '#study/trial/map-rule';
import { type Ground, prepareGround } from '#study/walk/ground';

/** Lays the maps of walks out as the page does, without a page. */
export class WalkedGrounds {
  readonly #files = new Map<string, ReturnType<typeof decodeColumns>>();
  readonly #dataset: DatasetFolder;

  private constructor(dataset: DatasetFolder) {
    this.#dataset = dataset;
  }

  /** Read the columns of some spaces. */
  static async open(dataset: DatasetFolder, spaces: readonly string[]): Promise<WalkedGrounds> {
    const grounds = new WalkedGrounds(dataset);
    const wanted = dataset.manifest.spaces.filter(({ id }) => spaces.includes(id));
    const axes = wanted.flatMap(({ projections }) => projections.flatMap((one) => one.axes));
    const files = new Map(axes.map(({ at }) => [at.file.name, at.file]));
    for (const [name, file] of files)
      grounds.#files.set(name, decodeColumns(await dataset.file(file)));
    return grounds;
  }

  /** The ground of a walk, turned as its task says. */
  of(task: WalkedTask): Ground {
    const { space, projection, axes } = task.map;
    const [across, up] = task.swap ? [axes[1], axes[0]] : axes;
    const [x, y] = [this.#axis(task, across), this.#axis(task, up)];
    const layout = turnLayout(
      fitLayout(x.column, y.column, projection !== 'original'),
      task.flipX,
      task.flipY,
    );
    const ground = prepareGround({
      space,
      projection,
      axes: [x.place, y.place],
      labels: [across, up],
      ...layout,
      positions: placeSegments(x.column, y.column, layout),
    });
    return task.speed === null
      ? ground
      : { ...ground, rules: { ...ground.rules, speed: task.speed } };
  }

  /** World coordinates of a map as a record says it was entered, for replay. */
  positionsOf(viewed: Viewed): Float32Array {
    const [x, y] = viewed.axes.map((place) => this.#column(viewed, place));
    if (x && y) return placeSegments(x, y, viewed);
    throw new Refusal(`Got a map of ${viewed.space}, which the dataset does not have.`);
  }

  #axis({ map }: WalkedTask, label: string) {
    const place = this.#axes(map).findIndex((axis) => axis.label === label);
    const column = this.#column(map, place);
    if (column) return { place, column };
    throw new Refusal(`Got the axis ${label} of ${map.space}, which the dataset does not have.`);
  }

  #axes(map: { readonly space: string; readonly projection: string }) {
    const space = this.#dataset.manifest.spaces.find(({ id }) => id === map.space);
    return space?.projections.find(({ id }) => id === map.projection)?.axes ?? [];
  }

  #column(map: { readonly space: string; readonly projection: string }, place: number) {
    const at = this.#axes(map)[place]?.at;
    return at && this.#files.get(at.file.name)?.[at.column];
  }
}
