/** A class or function that a pickle names: `torch._utils._rebuild_tensor_v2`. */
export interface PickledGlobal {
  readonly name: string;
}

/** What becomes of the parts of a pickle that stand for something outside of it. */
export interface PickleMeaning {
  /** A named function called with arguments. */
  call(global: string, values: readonly unknown[]): unknown;
  /** An object that is kept elsewhere, by what the writer says of it. */
  outside(id: unknown): unknown;
}

/** A value, and the place after its last byte. */
export interface Unpickled {
  readonly value: unknown;
  readonly end: number;
}

/** The state of Python's pickle machine, as far as files of weights use it. */
interface Machine {
  readonly view: DataView;
  at: number;
  stack: unknown[];
  /** Stacks that a MARK put aside. */
  readonly marks: unknown[][];
  readonly memo: Map<number, unknown>;
  readonly meaning: PickleMeaning;
}

/**
 * Read one Python pickle (protocol 2) that begins at byte `at`. Dictionaries become Maps; lists and
 * tuples arrays; nothing that it names is ever run, only `meaning` is asked.
 *
 * @throws RangeError where the bytes end too early or hold an operation that weights don't need.
 */
export function unpickle(bytes: ArrayBuffer, at: number, meaning: PickleMeaning): Unpickled {
  const view = new DataView(bytes);
  const machine: Machine = { view, at, stack: [], marks: [], memo: new Map(), meaning };
  for (;;) {
    const code = u8(machine);
    if (code === STOP) return { value: machine.stack.pop(), end: machine.at };
    const operation = OPERATIONS[code];
    if (!operation) throw new RangeError(`Got the pickle operation ${code}.`);
    operation(machine);
  }
}

const STOP = 0x2e;

type Operation = (machine: Machine) => void;

/** By their byte. */
const OPERATIONS: Readonly<Record<number, Operation>> = {
  128: (m) => void m.at++,
  ...values(),
  ...containers(),
  // BINPUT, LONG_BINPUT, BINGET, LONG_BINGET
  113: (m) => void m.memo.set(u8(m), m.stack.at(-1)),
  114: (m) => void m.memo.set(u32(m), m.stack.at(-1)),
  104: (m) => void m.stack.push(m.memo.get(u8(m))),
  106: (m) => void m.stack.push(m.memo.get(u32(m))),
  // GLOBAL, REDUCE, BUILD, BINPERSID
  99: (m) => void m.stack.push({ name: `${line(m)}.${line(m)}` } satisfies PickledGlobal),
  82: (m) => {
    const arguments_ = m.stack.pop();
    const called = m.stack.pop();
    m.stack.push(m.meaning.call(nameOf(called), listOf(arguments_)));
  },
  98: (m) => void m.stack.pop(),
  81: (m) => void m.stack.push(m.meaning.outside(m.stack.pop())),
};

/** NONE, NEWTRUE, NEWFALSE, BININT, BININT1, BININT2, LONG1, BINFLOAT, BINUNICODE. */
function values(): Record<number, Operation> {
  return {
    78: (m) => void m.stack.push(null),
    136: (m) => void m.stack.push(true),
    137: (m) => void m.stack.push(false),
    74: (m) => void m.stack.push(u32(m) | 0),
    75: (m) => void m.stack.push(u8(m)),
    77: (m) => void m.stack.push(u8(m) + 256 * u8(m)),
    138: (m) => {
      let value = 0n;
      const length = u8(m);
      for (let i = 0; i < length; i++) value |= BigInt(u8(m)) << BigInt(8 * i);
      m.stack.push(Number(BigInt.asIntN(8 * length, value)));
    },
    71: (m) => {
      m.stack.push(m.view.getFloat64(m.at));
      m.at += 8;
    },
    88: (m) => void m.stack.push(text(m, u32(m))),
  };
}

/** EMPTY_DICT, EMPTY_LIST, EMPTY_TUPLE, MARK, TUPLE, TUPLE1 to 3, SETITEM, SETITEMS, APPEND, APPENDS. */
function containers(): Record<number, Operation> {
  const tuple = (size: number) => (m: Machine) => void m.stack.push(m.stack.splice(-size));
  return {
    125: (m) => void m.stack.push(new Map()),
    93: (m) => void m.stack.push([]),
    41: (m) => void m.stack.push([]),
    40: (m) => {
      m.marks.push(m.stack);
      m.stack = [];
    },
    116: (m) => {
      const items = sinceMark(m);
      m.stack.push(items);
    },
    133: tuple(1),
    134: tuple(2),
    135: tuple(3),
    115: (m) => setItems(m, m.stack.splice(-2)),
    117: (m) => setItems(m, sinceMark(m)),
    97: (m) => appendItems(m, m.stack.splice(-1)),
    101: (m) => appendItems(m, sinceMark(m)),
  };
}

function sinceMark(machine: Machine): unknown[] {
  const items = machine.stack;
  const below = machine.marks.pop();
  if (!below) throw new RangeError('A pickle lacks a mark.');
  machine.stack = below;
  return items;
}

function setItems({ stack }: Machine, items: readonly unknown[]): void {
  const target = stack.at(-1);
  if (!(target instanceof Map)) throw new RangeError('A pickle sets items of no dictionary.');
  for (let i = 0; i < items.length; i += 2) target.set(items[i], items[i + 1]);
}

function appendItems({ stack }: Machine, items: readonly unknown[]): void {
  const target = stack.at(-1);
  if (!Array.isArray(target)) throw new RangeError('A pickle appends to no list.');
  target.push(...items);
}

function nameOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name);
  throw new RangeError('A pickle calls what is no function.');
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new RangeError('A pickle calls a function without a tuple.');
}

function u8(machine: Machine): number {
  return machine.view.getUint8(machine.at++);
}

function u32(machine: Machine): number {
  machine.at += 4;
  return machine.view.getUint32(machine.at - 4, true);
}

function text(machine: Machine, length: number): string {
  const bytes = new Uint8Array(machine.view.buffer as ArrayBuffer, machine.at, length);
  machine.at += length;
  return new TextDecoder().decode(bytes);
}

function line(machine: Machine): string {
  let length = 0;
  while (machine.view.getUint8(machine.at + length) !== 10) length++;
  const read = text(machine, length);
  machine.at++;
  return read;
}
