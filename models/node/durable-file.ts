import { readdirSync, rmSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from './error-code.ts';

/** A draft carries the id of the process that writes it. */
const DRAFT = /\.(\d+)\.draft$/;

/**
 * Replace a file so that after a crash or a power cut there is either the old one or the new one,
 * whole: written beside it, synced, renamed, and the folder synced.
 */
export async function writeDurably(path: string, data: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = draftOf(path);
  try {
    await writeSynced(draft, data);
    await putInPlace(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Where this process writes a file that is to stand at `path`. */
export function draftOf(path: string): string {
  return `${path}.${process.pid}.draft`;
}

/** Move a draft, which is synced, to its place. */
export async function putInPlace(draft: string, path: string): Promise<void> {
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/** Remove the drafts of a folder whose writers died; a folder that is not there has none. */
export function removeDeadDrafts(folder: string): void {
  removeDrafts(folder, (writer) => !isRunning(writer));
}

/** Remove the drafts of this process, which writes none any more. */
export function removeOwnDrafts(folder: string): void {
  removeDrafts(folder, (writer) => writer === process.pid);
}

function removeDrafts(folder: string, isGone: (writer: number) => boolean): void {
  for (const name of namesIn(folder)) {
    const writer = DRAFT.exec(name)?.[1];
    if (writer !== undefined && isGone(Number(writer))) rmSync(join(folder, name), { force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function writeSynced(path: string, data: Uint8Array | string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Another user's process can't be signalled, but it runs. */
function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
