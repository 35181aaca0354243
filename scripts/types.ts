import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** Generates the content model's TypeScript types. contentlayer reads an empty folder: types need no content. */
export function generateTypes(): void {
  mkdirSync('.contentlayer/empty', { recursive: true });
  const result = spawnSync('npx', ['--no-install', 'contentlayer2', 'build'], {
    encoding: 'utf8',
    // contentlayer believes PWD before the working directory.
    env: { ...process.env, PWD: process.cwd() },
  });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout}${result.stderr}\nGenerating the content types failed.\n`);
  process.exit(result.status ?? 1);
}

if (process.argv[1]?.endsWith('types.ts')) generateTypes();
