import { build } from 'esbuild';

/** Where the server lies after a build; what `npm start` runs. */
export const serverFolder = '.next/kaiyuan-server';

/**
 * Our own code of the server as four modules, so that a start reads no TypeScript and no thousand small files: half the
 * time, 90 MB less memory. Packages stay where npm puts them.
 * @throws Error when something does not resolve
 */
export async function buildServer(): Promise<void> {
  await build({
    entryPoints: {
      main: 'server/main.ts',
      'prepare-thread': 'server/prepare-worker.ts',
      'check-thread': 'lib/desk/editor/check-worker.ts',
      'prepare-revision': 'server/pull/prepare-process.ts',
    },
    outdir: serverFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    logLevel: 'error',
  });
}
