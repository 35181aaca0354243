import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { describeRefusals, findHydration } from './client-components';

const routersOwn = [
  'node_modules/next/dist/esm/client/components/layout-router.js',
  'node_modules/next/dist/esm/lib/metadata/generate/icon-mark.js',
  'node_modules/next/dist/client/components/builtin/global-error.js',
];

const builds: string[] = [];

afterEach(() => {
  for (const build of builds.splice(0)) rmSync(build, { recursive: true });
});

interface Page {
  route: string;
  client?: string[];
  /** File → text, as the source maps of the page's chunks hold them; the page itself is added. */
  sources?: Record<string, string>;
}

/** A build as Next 16 with Turbopack leaves it, as far as the check reads it. */
function buildOf(pages: readonly Page[]): string {
  const build = mkdtempSync(path.join(os.tmpdir(), 'kaiyuan-build-'));
  builds.push(build);
  mkdirSync(path.join(build, 'server/chunks/ssr'), { recursive: true });
  for (const [index, { route, client = [], sources = {} }] of pages.entries()) {
    const folder = path.join(build, 'server/app', route);
    mkdirSync(folder, { recursive: true });
    const modules = [...routersOwn, ...client].map((file) => [`[project]/${file}`, { id: 1, name: '*' }]);
    const entry = JSON.stringify({ clientModules: Object.fromEntries(modules) });
    writeFileSync(
      path.join(folder, 'page_client-reference-manifest.js'),
      `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST["${route}/page"] = ${entry};`,
    );
    const chunk = `server/chunks/ssr/page-${index}.js`;
    writeFileSync(path.join(folder, 'page.js'), `var R=require("x")("y")\nR.c("${chunk}")\nR.m(1)\n`);
    const texts = { [`app${route}/page.tsx`]: 'export default function Route() {}', ...sources };
    const map = {
      sources: Object.keys(texts).map((file) => `../../../../${encodeURI(file)}`),
      sourcesContent: Object.values(texts),
    };
    writeFileSync(path.join(build, `${chunk}.map`), JSON.stringify({ version: 3, sections: [{ map }] }));
  }
  return build;
}

it('finds nothing on pages that bring only what the router brings', () => {
  expect(
    findHydration(buildOf([{ route: '/[edition]/front' }, { route: '/[edition]/tags/[name]' }])),
  ).toEqual([]);
});

it('names client components of the project, of libraries and of Next, with the pages that need them', () => {
  const client = ['components/ui/counter.tsx'];
  const build = buildOf([
    { route: '/[edition]/front', client },
    { route: '/[edition]/list/[kind]', client: [...client, 'node_modules/next/dist/client/app-dir/link.js'] },
    { route: '/[edition]/tags', client: ['node_modules/some-slider/index.js'] },
  ]);
  const found = findHydration(build);
  expect(found.map(({ file, pages }) => [file, pages])).toEqual([
    ['components/ui/counter.tsx', ['/[edition]/front', '/[edition]/list/[kind]']],
    ['node_modules/next/dist/client/app-dir/link.js', ['/[edition]/list/[kind]']],
    ['node_modules/some-slider/index.js', ['/[edition]/tags']],
  ]);
  expect(describeRefusals(found)).toContain(
    '  components/ui/counter.tsx: a client component, on /[edition]/front, /[edition]/list/[kind]\n',
  );
});

it.each([
  ['app/[edition]/loading.tsx', 'export default function Loading() {}', 'a loading boundary'],
  ['components/a.tsx', "import { Suspense } from 'react';", 'a Suspense boundary'],
  ['components/a.tsx', "import React, { type FC, lazy } from 'react';", 'a Suspense boundary'],
  ['components/a.tsx', 'const a = <React.Suspense fallback={null} />;', 'a Suspense boundary'],
])('refuses %s with %s', (file, text, reason) => {
  const build = buildOf([{ route: '/[edition]/front', sources: { [file]: text } }]);
  expect(findHydration(build)).toEqual([{ file, reason, pages: ['/[edition]/front'] }]);
});

it('leaves Next itself, and files with such names elsewhere, alone', () => {
  const sources = {
    'node_modules/next/dist/esm/x.js': "import { Suspense } from 'react';",
    'components/loading.tsx': "import type { ReactNode } from 'react';\n// Suspense is not used",
    'app/[edition]/front/downloading.tsx': '',
  };
  expect(findHydration(buildOf([{ route: '/[edition]/front', sources }]))).toEqual([]);
});

it('exempts the editors’ side', () => {
  const desk = { route: '/desk', client: ['components/desk/editor.tsx'] };
  expect(findHydration(buildOf([{ route: '/[edition]/front' }, desk]))).toEqual([]);
});

it('promises nothing about a build that it cannot read', () => {
  const build = buildOf([{ route: '/[edition]/front' }]);
  rmSync(path.join(build, 'server/chunks'), { recursive: true });
  expect(() => findHydration(build)).toThrow('/[edition]/front');
  expect(() => findHydration(buildOf([{ route: '/desk' }]))).toThrow();
});
