import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where Earshot keeps what is not part of the program: EARSHOT_HOME or the user's data folder. */
function earshotHome(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['EARSHOT_HOME'];
  return named ? resolve(named) : join(homedir(), '.local', 'share', 'earshot');
}

/** Folder of the installed weights. */
export function modelsFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(earshotHome(environment), 'models');
}

/** Folder of journals, settings and the study registry unless --data names another. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(earshotHome(environment), 'data');
}
