import { createServer as createHttpServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import type { DatasetFolder } from '#data/node/dataset-folder';
import { modelsFolder } from '#models/node/home';
import { type GatewayParts, SessionGateway } from '../gateway/session-gateway.ts';
import { answerErrors, answerUnknown } from './answers.ts';
import { datasetRoutes } from './dataset-routes.ts';
import { DatasetShelf } from './dataset-shelf.ts';
import { gameRoutes } from './game-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { modelRoutes } from './model-routes.ts';
import { securityHeaders } from './security.ts';
import { sessionRoutes } from './session-routes.ts';
import { studyRoutes } from './study-routes.ts';

/** A session that nobody has: asking for it shows whether the journal answers. */
const NOBODY = '0'.repeat(32);
/** How long an idle connection may hold a stopping server up, in milliseconds. */
const GRACE_MS = 1000;
/** So long an idle connection is kept: after silence the next piece of music need not wait for a new one. */
const IDLE_MS = 60_000;

/** What a server stands on; who made the parts closes them. */
export interface ServerParts extends Omit<GatewayParts, 'stimuli'> {
  readonly datasets: readonly DatasetFolder[];
  /** Folder of the built page. */
  readonly gameFolder: string;
  /** Folder of the weights that browsers may have; where they are installed unless named. */
  readonly modelsFolder?: string;
}

/** A server that is made but does not listen. */
export interface EarshotServer {
  readonly http: Server;
  /** Stop: tell everybody, answer what came, end all connections. */
  close(): Promise<void>;
}

/** Make a server from its parts. Its caller lets `http` listen. */
export async function createServer(parts: ServerParts): Promise<EarshotServer> {
  const shelf = new DatasetShelf(parts.datasets);
  const app = express();
  const http = createHttpServer({ keepAliveTimeout: IDLE_MS }, app);
  const gateway = new SessionGateway(http, {
    ...parts,
    stimuli: async (dataset, spaces) => await shelf.stimuli(dataset, spaces),
  });
  let open = false;
  const isReady = async () => open && (await answers(parts));
  app.disable('x-powered-by');
  app.set('trust proxy', parts.settings.trustedProxies);
  app.use(securityHeaders);
  app.use(healthRoutes(isReady));
  addRoutes(app, parts, { shelf, gateway, game: await gameRoutes(parts.gameFolder) });
  void shelf.warm().then(
    () => {
      open = true;
    },
    (error: unknown) => parts.log.error({ err: error }, 'a dataset could not be opened'),
  );
  return {
    http,
    close: async () => {
      open = false;
      setTimeout(() => http.closeAllConnections(), GRACE_MS).unref();
      await gateway.close();
    },
  };
}

function addRoutes(
  app: Express,
  { journal, registry, log, modelsFolder: weights = modelsFolder() }: ServerParts,
  made: { shelf: DatasetShelf; gateway: SessionGateway; game: express.Router },
): void {
  app.use('/api/datasets', datasetRoutes(made.shelf));
  app.use('/api/models', modelRoutes(weights));
  app.use('/api/studies', studyRoutes(registry));
  app.use('/api/sessions', sessionRoutes(journal, made.gateway));
  app.use(made.game);
  app.use(answerUnknown);
  app.use(answerErrors(log));
}

async function answers({ journal, log }: ServerParts): Promise<boolean> {
  try {
    await journal.find('free-play', NOBODY);
    return true;
  } catch (error) {
    log.error({ err: error }, 'the journal does not answer');
    return false;
  }
}
