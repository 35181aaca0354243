import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, buildSync, context, type Metafile } from 'esbuild';
import { assetFolder } from '@/lib/site/assets';

const options = {
  entryPoints: ['enhance/main.ts'],
  entryNames: 'enhance-[hash]',
  outdir: assetFolder,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
} satisfies BuildOptions;

/** Tells the pages the name that the bundle has now. */
function writeManifest({ outputs }: Metafile): void {
  const name = Object.keys(outputs).find((output) => output.endsWith('.js'));
  if (!name) return;
  const manifest = JSON.stringify({ enhance: `/assets/${path.basename(name)}` });
  writeFileSync(path.join(assetFolder, 'manifest.json'), `${manifest}\n`);
}

function emptyFolder(): void {
  rmSync(assetFolder, { recursive: true, force: true });
  mkdirSync(assetFolder, { recursive: true });
}

/** Builds the browser bundle of `enhance/`. @throws when it does not compile */
export function buildBundle(): void {
  emptyFolder();
  writeManifest(buildSync(options).metafile);
}

/** Builds it now, and again whenever a file of it changes. */
export async function watchBundle(): Promise<void> {
  emptyFolder();
  const manifest = {
    name: 'manifest',
    setup: (build: { onEnd: (done: (result: { metafile?: Metafile }) => void) => void }) =>
      build.onEnd(({ metafile }) => metafile && writeManifest(metafile)),
  };
  const watched = await context({ ...options, minify: false, plugins: [manifest] });
  await watched.watch();
}
