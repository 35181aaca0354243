import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
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

/** What the bundle may weigh on the wire, in bytes of brotli: what every first visit pays before anything else. */
const most = 6 * 1024;

function bundleOf({ outputs }: Metafile): string | undefined {
  return Object.keys(outputs).find((output) => output.endsWith('.js'));
}

/** @throws Error when a bundle is heavier than readers should have to load */
export function checkWeight(name: string, bundle: Uint8Array): string {
  const weight = brotliCompressSync(bundle).length;
  const line = `${name}: ${weight} bytes brotli, of at most ${most}`;
  if (weight > most) throw new Error(`The enhancement bundle is too heavy. ${line}`);
  return line;
}

/** Tells the pages the name that the bundle has now. */
function writeManifest(metafile: Metafile): void {
  const name = bundleOf(metafile);
  if (!name) return;
  const manifest = JSON.stringify({ enhance: `/assets/${path.basename(name)}` });
  writeFileSync(path.join(assetFolder, 'manifest.json'), `${manifest}\n`);
}

function emptyFolder(): void {
  rmSync(assetFolder, { recursive: true, force: true });
  mkdirSync(assetFolder, { recursive: true });
}

/** Builds the browser bundle of `enhance/`. @throws Error when it does not compile, or is too heavy */
export function buildBundle(): void {
  emptyFolder();
  const { metafile } = buildSync(options);
  const file = bundleOf(metafile);
  if (file) process.stdout.write(`${checkWeight(path.basename(file), readFileSync(file))}\n`);
  writeManifest(metafile);
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
