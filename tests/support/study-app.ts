import type { BrowserContextOptions, Page } from 'playwright-core';
import { openDataset } from '#data/node/dataset-folder';
import { launchBrowser } from './launch-browser.ts';
import { startStudyServer } from './study-server.ts';
import type { TestServer } from './test-server.ts';

/** The built participant's page over a real server and a real browser; clips last a fifth of a second. */
export interface StudyApp {
  readonly server: TestServer;
  /** A page in a browser profile of its own. */
  readonly openPage: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Start a server that has published a study of the tiny dataset or of another. Needs the built page in dist/game. */
export async function startStudyApp(source: string, dataset?: string): Promise<StudyApp> {
  const server = await startStudyServer(source, {
    gameFolder: 'dist/game',
    now: () => Date.now(),
    ...(dataset !== undefined && { datasets: [await openDataset(dataset)] }),
  });
  const browser = await launchBrowser();
  return {
    server,
    openPage: async (path, options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        ...options,
      });
      const page = await context.newPage();
      await shortClips(page);
      await page.goto(server.url + path);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Let every clip of a page be a tone of 0.2 s. */
export async function shortClips(page: Page): Promise<void> {
  await page.route('**/clips/**', (route) =>
    route.fulfill({ body: shortSound(), contentType: 'audio/wav' }),
  );
}

/** Press the box and the button of a study's door, by keys alone. */
export async function enterStudy(page: Page): Promise<void> {
  await page.getByRole('checkbox').waitFor();
  await page.keyboard.press('Tab');
  if (!(await page.getByRole('checkbox').isChecked())) await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('main.trial').waitFor();
}

/** A WAV of 0.2 s. */
function shortSound(): Buffer {
  const rate = 8000;
  const samples = rate / 5;
  const wav = Buffer.alloc(44 + 2 * samples);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + 2 * samples, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(2 * rate, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(2 * samples, 40);
  for (let i = 0; i < samples; i++)
    wav.writeInt16LE(Math.round(8000 * Math.sin(i / 4)), 44 + 2 * i);
  return wav;
}
