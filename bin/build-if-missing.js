import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const wanted = ['dist/earshot/earshot.js', 'dist/game/index.html', 'dist/demo/manifest.json'];
if (!wanted.every((file) => existsSync(new URL(`../${file}`, import.meta.url))))
  execSync('npm run build', { stdio: 'inherit' });
