import { Refusal } from '#models/refusal';

/** Spreadsheets run cells that begin so as formulas; the export puts ' before them. */
const GUARDED = /^'[=+\-@\t\r]/;

/** The current row of a table that is being read, with its cells by name and the place for messages. */
export class TableRow {
  readonly #file: string;
  readonly #columns: readonly string[];
  readonly #places = new Map<string, number>();
  #cells: readonly string[] = [];
  #line = 0;

  constructor(file: string, columns: readonly string[]) {
    this.#file = file;
    this.#columns = columns;
  }

  /** Take the next record; false for the head line. */
  take(cells: readonly string[], line: number): boolean {
    this.#line = line;
    if (this.#places.size === 0) return this.#takeHead(cells);
    this.#cells = cells;
    return true;
  }

  /** Whether the file has a column that not every export has. */
  has(column: string): boolean {
    return this.#places.has(column);
  }

  /** Refuse a file that had no line at all. */
  requireHead(): void {
    if (this.#places.size === 0)
      throw new Refusal(
        `Got an empty ${this.#file} when expected a head line; run earshot export again.`,
      );
  }

  /** A text cell, without the guard against spreadsheets. */
  text(column: string): string {
    const cell = this.#cell(column);
    return GUARDED.test(cell) ? cell.slice(1) : cell;
  }

  /** A text cell to keep: as it is read it is a slice of its file, which would be kept whole with it. */
  kept(column: string): string {
    return Buffer.from(this.text(column)).toString();
  }

  /** A cell that must be a finite number. */
  number(column: string): number {
    const cell = this.#cell(column);
    const value = cell.trim() === '' ? Number.NaN : Number(cell);
    return Number.isFinite(value) ? value : this.refuse(column, 'a number');
  }

  /** A cell that must be a finite number or empty. */
  numberOrNull(column: string): number | null {
    return this.#cell(column).trim() === '' ? null : this.number(column);
  }

  /** A cell that must be a number above 0. */
  positive(column: string): number {
    const value = this.number(column);
    return value > 0 ? value : this.refuse(column, 'a number above 0');
  }

  /** A cell that must be a number other than 0. */
  nonZero(column: string): number {
    const value = this.number(column);
    return value === 0 ? this.refuse(column, 'a number other than 0') : value;
  }

  /** A cell that must be true or false (also 1 or 0). */
  truth(column: string): boolean {
    const cell = this.#cell(column).trim().toLowerCase();
    if (cell === 'true' || cell === '1') return true;
    return cell === 'false' || cell === '0' ? false : this.refuse(column, 'true or false');
  }

  /** A cell that must be JSON. */
  json(column: string): unknown {
    try {
      return JSON.parse(this.text(column));
    } catch {
      return this.refuse(column, 'JSON');
    }
  }

  /** Say what is wrong with a cell and where it stands. */
  refuse(column: string, expected: string): never {
    throw new Refusal(
      `Got "${this.#cell(column)}" in ${this.#file}, column ${column}, line ${this.#line}, when expected ${expected}; run earshot export again.`,
    );
  }

  #takeHead(names: readonly string[]): false {
    for (const [place, name] of names.entries()) this.#places.set(name.trim(), place);
    const missing = this.#columns.filter((name) => !this.#places.has(name));
    if (missing.length === 0) return false;
    throw new Refusal(
      `Got ${this.#file} without the column ${missing.join(', ')} when expected ${this.#columns.join(', ')}; run earshot export again.`,
    );
  }

  #cell(column: string): string {
    const place = this.#places.get(column);
    const cell = place === undefined ? undefined : this.#cells[place];
    if (cell !== undefined) return cell;
    throw new Refusal(
      `Got ${this.#file}, line ${this.#line}, without a cell for ${column} when expected one; run earshot export again.`,
    );
  }
}
