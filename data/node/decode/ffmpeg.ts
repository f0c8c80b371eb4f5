import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { Refusal } from '#models/refusal';

/**
 * The bytes of a WAV (float32, all channels) that the system's ffmpeg makes of a file's first sound.
 *
 * @throws Refusal where there is no ffmpeg on the PATH.
 */
export async function* wavByFfmpeg(path: string): AsyncGenerator<Uint8Array> {
  const output = ['-vn', '-c:a', 'pcm_f32le', '-f', 'wav', '-'];
  const args = ['-nostdin', '-v', 'error', '-i', `file:${resolve(path)}`, ...output];
  const child = await started(path, spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    yield* child.stdout;
  } finally {
    child.kill();
  }
}

async function started<Child extends ChildProcess>(path: string, child: Child): Promise<Child> {
  try {
    await once(child, 'spawn');
    return child;
  } catch (error) {
    throw new Refusal(
      `Got AAC sound in ${path}, which only ffmpeg decodes, and none is on the PATH; install ffmpeg, or convert the file to mp3, ogg, opus, flac or wav.`,
      { cause: error },
    );
  }
}
