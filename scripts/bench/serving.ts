import { spawnSync } from 'node:child_process';
import { build, hasBuild } from '../support/build';
import { generateTree } from './generate';
import { brotliModule } from './nginx';
import { pathOfArticle } from './publish';
import type { Row } from './statistics';
import type { Bench, Suite } from './suite';
import { measureThroughput } from './throughput';

/** What readers get: beside nginx and `next start`, in a browser, under publication and for an hour. */
export const serving: Suite = { missing, run };

/** Articles in the tree that is served; the memory test takes the large one. */
const articles = 1000;

function missing(): string | undefined {
  const hasWrk = spawnSync('wrk', ['-v']).error === undefined;
  if (hasWrk && brotliModule() !== undefined) return undefined;
  return 'The serving suite needs nginx with brotli and wrk: apt-get install nginx-light libnginx-mod-http-brotli-static wrk';
}

async function run({ folder, say }: Bench): Promise<Row[]> {
  if (!hasBuild()) build();
  const tree = folder('serving');
  generateTree(tree, articles);
  say('load: nginx, our server and next start in turn …');
  return await measureThroughput(tree, pathOfArticle(tree, 1), folder);
}
