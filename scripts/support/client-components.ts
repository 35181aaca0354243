import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';

/**
 * Reader pages are sent without the framework's scripts: whatever would have to be hydrated, or arrives by
 * streaming, would be a dead control or a hole. What a finished build of Next (Turbopack) tells about it is read here:
 * `page_client-reference-manifest.js` names every client module of a page, the source maps of its server chunks
 * every file it was made from. The editors' side (routes outside the `[edition]` folders) may use what it likes.
 */

export interface Refusal {
  /** From the project's folder. */
  file: string;
  reason: string;
  /** Pages that need it, as Next names routes. */
  pages: string[];
}

/** In `app` itself, or in a group there. */
const readerPages = /^(?:\([^)/]+\)[\\/])?\[edition\][\\/]/;

/** What the App Router brings to every page. Its `Link`, `Image`, `Script` and `dynamic` are client components as others. */
const routersOwn = /^node_modules\/next\/dist\/(?:esm\/)?(?:client\/components|lib)\//;

const suspends = /<(?:React\.)?Suspense\b|\bimport\s[^;]*\b(?:Suspense|lazy)\b[^;]*\bfrom\s*['"]react['"]/;

interface Source {
  file: string;
  text: string;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordAt(value: unknown, key: string): Record<string, unknown> {
  const found = isRecord(value) ? value[key] : undefined;
  if (!isRecord(found)) throw new Error(`the build says nothing of ${key}: has Next changed its manifests?`);
  return found;
}

/** Client modules of each page that a manifest is about; the manifest is a script that fills a global. */
function clientModulesOf(manifest: string): [page: string, files: string[]][] {
  const context: Record<string, unknown> = {};
  runInNewContext(readFileSync(manifest, 'utf8'), Object.assign(context, { globalThis: context }));
  const pages = Object.entries(recordAt(context, '__RSC_MANIFEST'));
  return pages.map(([page, entry]) => {
    const names = Object.keys(recordAt(entry, 'clientModules'));
    return [page, names.map((name) => name.replace('[project]/', ''))];
  });
}

function sourcesOfMap(map: unknown): Source[] {
  if (!isRecord(map)) return [];
  if (Array.isArray(map.sections)) {
    return map.sections.flatMap((section: unknown) => (isRecord(section) ? sourcesOfMap(section.map) : []));
  }
  const { sources, sourcesContent: texts } = map;
  if (!Array.isArray(sources) || !Array.isArray(texts)) return [];
  return sources.map((name: unknown, index) => ({
    file: decodeURIComponent(String(name)).replace(/^(?:\.\.\/)+/, ''),
    text: String(texts[index] ?? ''),
  }));
}

/** Files that reader pages were made from, without those of Next. */
class SourceReader {
  private readonly chunks = new Map<string, Source[]>();

  constructor(private readonly build: string) {}

  of(entry: string): Source[] {
    const chunks = [...readFileSync(entry, 'utf8').matchAll(/\bR\.c\("([^"]+)"\)/g)];
    return chunks.flatMap(([, chunk = '']) => this.ofChunk(path.join(this.build, `${chunk}.map`)));
  }

  private ofChunk(map: string): Source[] {
    const known = this.chunks.get(map);
    if (known) return known;
    const read = existsSync(map) ? sourcesOfMap(JSON.parse(readFileSync(map, 'utf8'))) : [];
    const sources = read.filter(({ file }) => !file.startsWith('node_modules/next/'));
    this.chunks.set(map, sources);
    return sources;
  }
}

function reasonAgainst({ file, text }: Source): string | undefined {
  if (/^app\/(?:.*\/)?loading\.[jt]sx?$/.test(file)) return 'a loading boundary';
  return suspends.test(text) ? 'a Suspense boundary' : undefined;
}

/**
 * Everything in a finished build that reader pages cannot carry.
 * @throws Error when the build does not tell: then nothing can be promised
 */
export function findHydration(build = '.next'): Refusal[] {
  const found = new Map<string, Refusal>();
  const refuse = (file: string, reason: string, page: string): void => {
    const refusal = found.get(`${file} ${reason}`) ?? { file, reason, pages: [] };
    refusal.pages.push(page);
    found.set(`${file} ${reason}`, refusal);
  };
  const root = path.join(build, 'server/app');
  const manifests = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => readerPages.test(name) && path.basename(name) === 'page_client-reference-manifest.js')
    .map((name) => path.join(root, name))
    .sort();
  if (manifests.length === 0) throw new Error(`no manifests of reader pages below ${root}`);
  const reader = new SourceReader(build);
  for (const manifest of manifests) {
    for (const [route, files] of clientModulesOf(manifest)) {
      const page = route.replace(/\/page$/, '');
      for (const file of files.filter((name) => !routersOwn.test(name)))
        refuse(file, 'a client component', page);
      const sources = reader.of(manifest.replace(/_client-reference-manifest\.js$/, '.js'));
      if (!sources.some(({ file }) => file.startsWith(`app${route}.`)))
        throw new Error(`the build does not tell what ${page} is made of: are its source maps gone?`);
      for (const source of sources) {
        const reason = reasonAgainst(source);
        if (reason) refuse(source.file, reason, page);
      }
    }
  }
  return [...found.values()];
}

/** What to tell whoever builds. */
export function describeRefusals(refusals: readonly Refusal[]): string {
  const lines = refusals.map(({ file, reason, pages }) => `  ${file}: ${reason}, on ${pages.join(', ')}`);
  return [
    'Reader pages are documents without framework JavaScript; nothing on them can be hydrated or streamed in:',
    ...lines,
    'Make it a server component that renders at once, with plain HTML (<a>, <img>, <form>) where it used a part of',
    'Next. What must happen in the browser belongs into enhance/, what needs React there to the editors’ side (app/desk).',
    '',
  ].join('\n');
}
