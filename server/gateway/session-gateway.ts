import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import {
  type GameToServer,
  HELLO_WITHIN_MS,
  type Kept,
  MOST_MESSAGE_BYTES,
  type ServerToGame,
  type Welcome,
} from '#study/wire/messages';
import { PRESENCE } from '#study/wire/presence';
import type { Settings } from '../store/settings.ts';
import { limitConnections } from './connection-limit.ts';
import { Line } from './line.ts';
import type { LiveSession } from './live-session.ts';
import { Presence } from './presence.ts';
import { type DeskParts, SessionDesk } from './session-desk.ts';

/** What the gateway stands on. */
export interface GatewayParts extends DeskParts {
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  readonly settings: Settings;
  /** New connections that one address may open in a minute; for simulations, which come from one. */
  readonly connectionsAMinute?: number;
}

type GameSocket = Socket<GameToServer, ServerToGame>;
type Answer = (answer: Kept | Welcome) => void;

const CLOSING = 'The server is about to stop; connect again in a moment.';

/** Takes the records of sessions over sockets, and shows listeners to each other. */
export class SessionGateway {
  readonly #io: Server<GameToServer, ServerToGame>;
  readonly #parts: GatewayParts;
  readonly #desk: SessionDesk;
  readonly #presence: Presence;
  readonly #lines = new Map<GameSocket, Line>();
  readonly #answering = new Set<Promise<void>>();
  #closing = false;

  constructor(http: HttpServer, parts: GatewayParts) {
    this.#parts = parts;
    this.#desk = new SessionDesk(parts);
    this.#io = new Server(http, {
      serveClient: false,
      perMessageDeflate: false,
      transports: ['websocket', 'polling'],
      maxHttpBufferSize: MOST_MESSAGE_BYTES,
    });
    this.#io.engine.use(limitConnections(parts.settings.trustedProxies, parts.connectionsAMinute));
    this.#presence = new Presence(this.#io.of(PRESENCE), {
      clock: parts.clock,
      knowsDataset: (hash) => parts.registry.dataset(hash) !== undefined,
    });
    this.#io.on('connection', (socket) => this.#connect(socket));
  }

  /** Delete a session for good and end its connections. */
  async forget(study: string, session: string): Promise<void> {
    for (const [socket, line] of this.#lines)
      if (line.session?.study === study && line.session.session === session) {
        this.#desk.release(line.session);
        socket.disconnect(true);
      }
    await this.#parts.journal.forget(study, session);
  }

  /** Tell everybody, answer what was taken, then end all connections. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#presence.close();
    this.#io.emit('closing');
    while (this.#answering.size > 0) await Promise.all(this.#answering);
    await this.#io.close();
  }

  #connect(socket: GameSocket): void {
    const line = new Line(this.#desk, this.#parts.clock);
    this.#lines.set(socket, line);
    const impatience = setTimeout(() => {
      if (!line.session) socket.disconnect(true);
    }, HELLO_WITHIN_MS);
    socket.on('disconnect', () => {
      clearTimeout(impatience);
      this.#leave(socket, line.session);
    });
    this.#listen(socket, line);
  }

  /** Nothing that comes in is trusted to have the types that the messages have. */
  #listen(socket: GameSocket, line: Line): void {
    socket.onAny((name: unknown, ...args: unknown[]) => {
      const answer = args.pop();
      if (!isAnswer(answer)) return void socket.disconnect(true);
      const answering = this.#answer(line, name, args)
        .then(answer)
        .finally(() => {
          this.#answering.delete(answering);
          if (!socket.connected) this.#leave(socket, line.session);
        });
      this.#answering.add(answering);
    });
  }

  async #answer(line: Line, name: unknown, [first, second]: unknown[]): Promise<Kept | Welcome> {
    const next = line.session?.next ?? 0;
    if (this.#closing) return { ok: false, reason: CLOSING, next };
    try {
      if (name === 'hello') return await line.hello(first);
      if (name === 'entry') return await line.entry(first, second);
    } catch (error) {
      this.#parts.log.error({ err: error }, 'a message could not be answered');
      return { ok: false, reason: 'The server failed; say hello again in a moment.', next };
    }
    return { ok: false, reason: 'Got a message that is neither hello nor entry.' };
  }

  #leave(socket: GameSocket, session: LiveSession | undefined): void {
    this.#lines.delete(socket);
    const others = [...this.#lines.values()].some((line) => line.session === session);
    if (session && !others) this.#desk.release(session);
  }
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'function';
}
