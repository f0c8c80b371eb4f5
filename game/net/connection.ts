import type { Socket } from 'socket.io-client';
import type { GameToServer, Hello, Kept, ServerToGame, Welcome } from '#study/wire/messages';

/** What a connection tells: it is there or gone, as often as that changes. */
export interface ConnectionEvents {
  readonly connected: () => void;
  readonly lost: () => void;
}

/** A line to the server that comes back by itself. Answers of a lost line never come. */
export interface Connection {
  readonly hello: (hello: Hello, answer: (welcome: Welcome) => void) => void;
  readonly entry: (seq: number, bytes: Uint8Array, answer: (kept: Kept) => void) => void;
  /** Give up this line and try another one. */
  readonly reconnect: () => void;
  readonly close: () => void;
}

/** Open a line; loads the socket code only now. */
export async function connect(events: ConnectionEvents): Promise<Connection> {
  const { io } = await import('socket.io-client');
  const socket: Socket<ServerToGame, GameToServer> = io({
    forceNew: true,
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
  });
  let open = true;
  const comeBack = () => {
    if (open) socket.connect();
  };
  socket.on('connect', events.connected);
  socket.on('disconnect', (reason) => {
    events.lost();
    if (reason === 'io server disconnect') setTimeout(comeBack, 1000);
  });
  return {
    hello: (hello, answer) => void socket.emit('hello', hello, answer),
    entry: (seq, bytes, answer) => void socket.emit('entry', seq, bytes, answer),
    reconnect: () => {
      socket.disconnect();
      setTimeout(comeBack, 500);
    },
    close: () => {
      open = false;
      socket.disconnect();
    },
  };
}
