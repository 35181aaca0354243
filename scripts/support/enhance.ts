import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type BuildOptions, build, context, type Metafile, type Plugin, transform } from 'esbuild';
import { assetFolder, developmentFolder } from '@/lib/site/assets';
import { reloadScript } from '@/lib/site/development';

/** Browsers that style sheets are made for: those of `browserslist` in package.json. */
const browsers = ['chrome111', 'edge111', 'firefox121', 'safari16.4'];

/** The style sheet of a part comes with it, as text. */
const stylesAsText: Plugin = {
  name: 'styles-as-text',
  setup: ({ onLoad, initialOptions }) =>
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { minify = false } = initialOptions;
      const options = { loader: 'css', minify, charset: 'utf8', target: browsers } as const;
      const { code } = await transform(await readFile(file, 'utf8'), options);
      return { contents: code.trim(), loader: 'text', watchFiles: [file] };
    }),
};

const options = {
  entryPoints: ['enhance/main.ts'],
  entryNames: 'enhance-[hash]',
  chunkNames: 'part-[hash]',
  outdir: assetFolder,
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  plugins: [stylesAsText],
} satisfies BuildOptions;

/** The module of `/verify`, for which readers go there: one file, so that it works without a network once it is loaded. */
const verification = {
  ...options,
  entryPoints: ['enhance/verify/main.ts'],
  entryNames: 'verify-[hash]',
  splitting: false,
} satisfies BuildOptions;

/** What the first module may weigh on the wire, in bytes of brotli: every first visit pays it. */
const mostFirst = 3 * 1024;
/** And with all its parts and their styles, for a visit that uses everything. */
const mostTogether = 9 * 1024;
/** What the module of `/verify` may weigh, 6 KB of which are the table of Han characters. */
const mostOfVerification = 21 * 1024;

/** The file that an entry point became. */
function firstModule(
  { outputs }: Metafile,
  { entryPoints: [entry] }: { entryPoints: string[] },
): string | undefined {
  return Object.keys(outputs).find((output) => outputs[output]?.entryPoint === entry);
}

function weigh(module: Uint8Array): number {
  return brotliCompressSync(module).length;
}

/** @throws Error when the modules are heavier than readers should have to load */
export function checkWeights(first: Uint8Array, parts: readonly Uint8Array[]): string {
  const weight = weigh(first);
  const together = parts.reduce((sum, part) => sum + weigh(part), weight);
  const line = `${weight} bytes brotli, of at most ${mostFirst}; with ${parts.length} parts ${together}, of at most ${mostTogether}`;
  if (weight > mostFirst || together > mostTogether)
    throw new Error(`The enhancement bundle is too heavy: ${line}`);
  return line;
}

/** The same for the module of `/verify`. */
export function checkVerification(module: Uint8Array): string {
  const line = `${weigh(module)} bytes brotli, of at most ${mostOfVerification}`;
  if (weigh(module) > mostOfVerification) throw new Error(`The verification bundle is too heavy: ${line}`);
  return line;
}

/** What both the first module and a part import becomes a file that the first one waits for. @throws Error then */
function checkFirst(metafile: Metafile, first: string): void {
  const waits = metafile.outputs[first]?.imports.some(({ kind }) => kind === 'import-statement');
  if (waits) throw new Error('The first module of enhance/ shares code with a part: hand it over instead.');
}

/** Tells the pages the names that the first modules have now. */
function writeManifest(folder: string, first: string | undefined, verify: string | undefined): void {
  const named = Object.entries({ enhance: first, verify }).filter(([, name]) => name !== undefined);
  const addresses = named.map(([key, name = '']) => [key, `/assets/${path.basename(name)}`]);
  writeFileSync(path.join(folder, 'manifest.json'), `${JSON.stringify(Object.fromEntries(addresses))}\n`);
}

function emptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** Builds the browser bundles of `enhance/`. @throws Error when one does not compile, or is too heavy */
export async function buildBundle(): Promise<void> {
  emptyFolder(assetFolder);
  const { metafile } = await build(options);
  const first = firstModule(metafile, options);
  if (!first) throw new Error('enhance/main.ts was not built');
  checkFirst(metafile, first);
  const parts = Object.keys(metafile.outputs).filter((output) => output !== first);
  const weights = checkWeights(
    readFileSync(first),
    parts.map((part) => readFileSync(part)),
  );
  process.stdout.write(`${path.basename(first)}: ${weights}\n`);
  const verify = firstModule((await build(verification)).metafile, verification);
  if (!verify) throw new Error('enhance/verify/main.ts was not built');
  process.stdout.write(`${path.basename(verify)}: ${checkVerification(readFileSync(verify))}\n`);
  writeManifest(assetFolder, first, verify);
}

/** Builds them now, and again whenever a file of them changes; beside them, what makes pages follow their files. */
export async function watchBundle(): Promise<void> {
  emptyFolder(developmentFolder);
  const names: { first?: string; verify?: string } = {};
  const told = (key: keyof typeof names, entry: { entryPoints: string[] }): Plugin => ({
    name: 'manifest',
    setup: ({ onEnd }) =>
      onEnd(({ metafile }) => {
        if (!metafile) return;
        names[key] = firstModule(metafile, entry);
        writeManifest(developmentFolder, names.first, names.verify);
      }),
  });
  const common = { outdir: developmentFolder, minify: false };
  const watched = [
    await context({ ...options, ...common, plugins: [stylesAsText, told('first', options)] }),
    await context({ ...verification, ...common, plugins: [told('verify', verification)] }),
    await context({
      ...options,
      ...common,
      entryPoints: ['enhance/development/main.ts'],
      entryNames: path.basename(reloadScript, '.js'),
    }),
  ];
  for (const bundle of watched) {
    await bundle.rebuild();
    await bundle.watch();
  }
}
