import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Portal, previewSecret } from './portal';
import type { Tree } from './tree';

const run = promisify(execFile);

/** What `npm run preview-link` prints, run as an editor on the server runs it. */
export async function previewLink(
  portal: Portal,
  tree: Tree,
  args: string[],
  secret = previewSecret,
): Promise<string> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'scripts/preview-link.ts', ...args], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      CONTENT_DIR: tree.root,
      DATA_DIR: portal.dataDir,
      DESK_DIR: portal.deskDir,
      SITE_URL: portal.url,
      PREVIEW_SECRET: secret,
      KAIYUAN_TEST: '1',
      TEST_CLOCK_FILE: portal.clock.file,
    },
  });
  return stdout.trim();
}
