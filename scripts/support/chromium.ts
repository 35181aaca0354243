import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const systemNames = ['chromium', 'chromium-browser', 'google-chrome'];

function onPath(name: string): string | undefined {
  const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

function installed(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : undefined;
  const system = systemNames.map(onPath).find((found) => found !== undefined);
  if (system) return system;
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : undefined;
}

/** A Chromium for the browser tests (contract 1); tries Debian's package as root, else says what to install and exits. */
export function findChromium(): string {
  const found = installed();
  if (found) return found;
  if (!process.env.CHROMIUM_PATH && process.getuid?.() === 0 && onPath('apt-get')) {
    process.stdout.write('Installing chromium (and a Chinese font) with apt-get …\n');
    const quiet = { stdio: 'ignore' } as const;
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], quiet);
    const fresh = installed();
    if (fresh) return fresh;
  }
  process.stderr.write('No Chromium found: install the package "chromium" or set CHROMIUM_PATH to one.\n');
  process.exit(1);
}
