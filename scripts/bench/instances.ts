import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from '../support/build';
import { hasBuild } from '../support/build-state.mjs';
import { RedisServer } from '../support/redis-server';
import { get } from './client';
import { generateTree } from './generate';
import { type RunningPortal, startPortal } from './portal';
import { pathOfArticle } from './publish';
import type { Row } from './statistics';
import type { Bench } from './suite';

const secret = 'revalidate-secret-of-the-bench-0123456789';

/** Instances of one site on one folder, which hear of changes from each other alone, and a Redis between them. */
export interface Site {
  tree: string;
  /** Articles. */
  size: number;
  redis: RedisServer;
  /** @param name of its DATA_DIR */
  start: (name: string, env?: Record<string, string>) => Promise<RunningPortal>;
}

/** Runs `work` on a site without instances; its Redis ends with it. */
export async function withSite(
  { sizeOr, folder }: Bench,
  work: (site: Site) => Promise<Row[]>,
): Promise<Row[]> {
  if (!hasBuild()) await build();
  const size = sizeOr(1000);
  const tree = folder('instances');
  generateTree(tree, size);
  const redis = await RedisServer.start();
  const common = {
    SITE_URL: 'https://news.example.org',
    WATCH: '0',
    REVALIDATE_SECRET: secret,
    INDEXING: '0',
  };
  const start = (name: string, env: Record<string, string> = {}): Promise<RunningPortal> =>
    startPortal(tree, folder(`data-${name}`), {
      ...common,
      REDIS_URL: redis.url,
      LOG_LEVEL: 'error',
      ...env,
    });
  try {
    return await work({ tree, size, redis, start });
  } finally {
    await redis.dispose();
  }
}

/** Articles whose text names a version; their cards stay as they are. */
export class Edits {
  private readonly versions = new Map<number, string>();

  constructor(private readonly tree: string) {}

  /** Writes a version and gives the file's path below the tree. */
  write(number: number, marker: string): string {
    const folder = String(Math.floor(number / 1000)).padStart(3, '0');
    const file = `articles/${folder}/article-${number}.mdx`;
    const source = readFileSync(path.join(this.tree, file), 'utf8').replace(/\n*第[甲乙]\d+版。\n*$/, '');
    writeFileSync(path.join(this.tree, file), `${source.trimEnd()}\n\n第${marker}版。\n`);
    this.versions.set(number, `第${marker}版。`);
    return file;
  }

  address(number: number): string {
    return pathOfArticle(this.tree, number);
  }

  /** Articles of which an instance does not show the last version. */
  async wrongAt(portal: RunningPortal): Promise<number> {
    let wrong = 0;
    for (const [number, marker] of this.versions) {
      const { body } = await get(portal.url + this.address(number));
      if (!body.includes(marker)) wrong += 1;
    }
    return wrong;
  }
}

/** Tells an instance of a change, as a webhook does. @throws Error when it does not answer 200 */
export async function announce(portal: RunningPortal, file: string): Promise<void> {
  const { status } = await get(`${portal.url}/api/revalidate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}` },
    body: JSON.stringify({ paths: [file] }),
  });
  if (status !== 200) throw new Error(`revalidate answered ${status}`);
}
