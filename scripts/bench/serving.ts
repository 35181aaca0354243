import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from '../support/build';
import { hasBuild } from '../support/build-state.mjs';
import { generateTree } from './generate';
import { brotliModule } from './nginx';
import { addCoverArticle, measurePages } from './pages';
import { pathOfArticle } from './publish';
import { measureStale } from './stale';
import type { Row } from './statistics';
import type { Bench, Suite } from './suite';
import { measureThroughput } from './throughput';
import { measureUnchanged } from './unchanged';

/** What readers get: beside nginx and `next start`, in a browser, and under publication. */
export const serving: Suite = { missing, run };

/** Articles in the tree that is served: a kept page costs the same in a large one. */
const articles = 1000;

function missing(): string | undefined {
  const hasWrk = spawnSync('wrk', ['-v']).error === undefined;
  if (hasWrk && brotliModule() !== undefined) return undefined;
  return 'The serving suite needs nginx with brotli and wrk: apt-get install nginx-light libnginx-mod-http-brotli-static wrk';
}

async function run({ folder, say }: Bench): Promise<Row[]> {
  if (!hasBuild()) await build();
  const tree = folder('serving');
  generateTree(tree, articles);
  const article = pathOfArticle(tree, 1);
  const text = readFileSync(path.join(tree, 'articles/000/article-1.mdx'), 'utf8');
  const illustrated = await addCoverArticle(tree, text);
  say('load: nginx, our server and next start in turn …');
  const rows = await measureThroughput(tree, article, folder);
  say('unchanged feed: nginx and our server in turn …');
  rows.push(await measureUnchanged(tree, folder));
  say('pages in a browser …');
  rows.push(...(await measurePages(tree, article, illustrated, folder)));
  say('publishing under load …');
  rows.push(...(await measureStale(tree, folder)));
  return rows;
}
