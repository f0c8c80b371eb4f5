import type { Socket } from 'socket.io-client';
import {
  type ListenerToServer,
  type Other,
  PLACE_STEPS,
  PRESENCE,
  type Room,
  type ServerToListener,
  TELL_OTHERS_MS,
} from '#study/wire/presence';

/** Another listener on the same map, in world coordinates. */
export interface OtherListener {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Be seen on a map, and told twice a second who else is there; loads the socket code only now. Places go
 * as they are: nothing is stored here or there, and what is lost on the way stays lost. Answers how to leave.
 */
export async function joinOthers(
  room: Room,
  place: () => { readonly x: number; readonly y: number },
  told: (others: readonly OtherListener[]) => void,
): Promise<() => void> {
  const { io } = await import('socket.io-client');
  const socket: Socket<ServerToListener, ListenerToServer> = io(PRESENCE, {
    forceNew: true,
    transports: ['websocket', 'polling'],
    reconnectionDelayMax: 30_000,
  });
  socket.on('connect', () => void socket.emit('enter', room));
  socket.on('disconnect', () => told([]));
  socket.on('others', (others) => told(readOthers(others)));
  const tell = () => {
    const { x, y } = place();
    if (socket.connected) socket.volatile.emit('here', stepOf(x), stepOf(y));
  };
  const timer = setInterval(tell, TELL_OTHERS_MS);
  return () => {
    clearInterval(timer);
    socket.disconnect();
  };
}

function readOthers(others: readonly Other[]): readonly OtherListener[] {
  return others.map(([id, x, y]) => ({ id, x: x / PLACE_STEPS, y: y / PLACE_STEPS }));
}

function stepOf(coordinate: number): number {
  return Math.round(Math.min(1, Math.max(0, coordinate)) * PLACE_STEPS);
}
