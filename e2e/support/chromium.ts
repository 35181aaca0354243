import { existsSync } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * The browser for the tests: CHROMIUM_PATH, else one that the system has.
 * Undefined when there is none: then Playwright takes its own download.
 */
export function chromiumPath(
  environment: Record<string, string | undefined> = process.env,
): string | undefined {
  if (environment.CHROMIUM_PATH) return environment.CHROMIUM_PATH;
  const folders = ['/usr/bin', ...(environment.PATH ?? '').split(path.delimiter)].filter(Boolean);
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((candidate) => existsSync(candidate));
}
