import { randomInt } from 'node:crypto';
import type { Namespace, Socket } from 'socket.io';
import {
  GONE_AFTER_MS,
  type ListenerToServer,
  MOST_OTHERS,
  type Other,
  PLACE_STEPS,
  PLACES_A_SECOND,
  Room,
  type ServerToListener,
  TELL_OTHERS_MS,
} from '#study/wire/presence';
import { TokenBucket } from './token-bucket.ts';

/** A connection that sends more than this a second, or at once, is no page of ours. */
const MESSAGES_A_SECOND = 20;
const BURST = 40;
/** Listeners that one server shows. */
const MOST_LISTENERS = 2000;

type ListenerSocket = Socket<ListenerToServer, ServerToListener>;
/** A namespace for listeners. */
export type PresenceNamespace = Namespace<ListenerToServer, ServerToListener>;

/** What presence stands on. */
export interface PresenceParts {
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  /** Whether this server offers a dataset of this hash. */
  readonly knowsDataset: (hash: string) => boolean;
}

interface Listener {
  readonly messages: TokenBucket;
  readonly places: TokenBucket;
  /** null before it entered. */
  room: string | null;
  /** Another one for every map, so that nobody can be followed from one to the next. */
  id: number;
  /** null before it told one. */
  place: { readonly x: number; readonly y: number; readonly at: number } | null;
}

/** Shows listeners to each other while they are on the same map; knows no names and keeps nothing. */
export class Presence {
  readonly #listeners = new Map<ListenerSocket, Listener>();
  readonly #parts: PresenceParts;
  readonly #timer: NodeJS.Timeout;

  constructor(namespace: PresenceNamespace, parts: PresenceParts) {
    this.#parts = parts;
    namespace.on('connection', (socket) => this.#welcome(socket));
    this.#timer = setInterval(() => this.#tell(), TELL_OTHERS_MS).unref();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#listeners.clear();
  }

  #welcome(socket: ListenerSocket): void {
    if (this.#listeners.size >= MOST_LISTENERS) return void socket.disconnect(true);
    const now = this.#parts.clock();
    this.#listeners.set(socket, {
      messages: new TokenBucket(MESSAGES_A_SECOND, BURST, now),
      places: new TokenBucket(PLACES_A_SECOND, 2 * PLACES_A_SECOND, now),
      room: null,
      id: 0,
      place: null,
    });
    socket.on('disconnect', () => this.#listeners.delete(socket));
    socket.onAny((name: unknown, ...args: unknown[]) => {
      if (!this.#take(socket, name, args)) socket.disconnect(true);
    });
  }

  /** Nothing that comes in is trusted to have its type; false: it broke a rule. */
  #take(socket: ListenerSocket, name: unknown, [first, second]: unknown[]): boolean {
    const listener = this.#listeners.get(socket);
    if (!listener?.messages.take(this.#parts.clock())) return false;
    if (name === 'enter') return this.#enter(listener, first);
    return name === 'here' && this.#place(listener, first, second);
  }

  #enter(listener: Listener, message: unknown): boolean {
    const parsed = Room.safeParse(message);
    if (!parsed.success || !this.#parts.knowsDataset(parsed.data.dataset)) return false;
    listener.room = `${parsed.data.dataset} ${parsed.data.map}`;
    listener.id = randomInt(2 ** 32);
    listener.place = null;
    return true;
  }

  /** A place too many is left out: the next one tells as much. */
  #place(listener: Listener, x: unknown, y: unknown): boolean {
    if (listener.room === null || !isStep(x) || !isStep(y)) return false;
    const at = this.#parts.clock();
    if (listener.places.take(at)) listener.place = { x, y, at };
    return true;
  }

  #tell(): void {
    const rooms = new Map<string, Other[]>();
    const since = this.#parts.clock() - GONE_AFTER_MS;
    for (const { room, id, place } of this.#listeners.values())
      if (room !== null && place && place.at >= since)
        rooms.set(room, [...(rooms.get(room) ?? []), [id, place.x, place.y]]);
    for (const [socket, { room, id }] of this.#listeners) {
      if (room === null) continue;
      const others = (rooms.get(room) ?? []).filter(([other]) => other !== id);
      socket.volatile.emit('others', others.slice(0, MOST_OTHERS));
    }
  }
}

function isStep(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= PLACE_STEPS;
}
