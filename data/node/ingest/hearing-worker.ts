import { workerData } from 'node:worker_threads';
import { listenerCard } from '#models/listener/listener-cards';
import type { HearingOrder } from './hearing-messages.ts';
import { openHearing } from './open-parts.ts';
import { serveHearing } from './serve-hearing.ts';

/* A thread that hears files with its own decoders, networks and encoder. */
const order = workerData as HearingOrder;
const cards = order.models.map(listenerCard);
await serveHearing(() => openHearing(cards, order, () => performance.now()), order.dataset);
