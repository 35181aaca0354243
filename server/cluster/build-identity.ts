import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from '@/lib/site/env';

/** Increase when the form of what lies in Redis changes. */
const formVersion = 1;

const named = ['.next/kaiyuan-source', '.next/BUILD_ID'];

/**
 * A digest of what pages depend on besides the content: source, names of the files that pages load, Node (its dates and
 * its brotli), and what the operator configured. Two builds of one source are the same when their files have the same
 * names; without a stamp of the source each build is its own.
 */
export function identifyBuild({ siteUrl, indexing, indexNow }: Environment): string {
  const hash = createHash('sha256').update(JSON.stringify([formVersion, process.version, siteUrl]));
  hash.update(JSON.stringify([indexing, indexNow ?? null]));
  const stamp = named.find((file) => existsSync(file));
  hash.update(stamp ? readFileSync(stamp) : '');
  for (const folder of ['.next/static/chunks', '.next/static/media', '.next/assets']) {
    for (const name of namesBelow(folder)) hash.update(`${path.join(folder, name)}\0`);
  }
  return hash.digest('base64url').slice(0, 16);
}

function namesBelow(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { encoding: 'utf8', recursive: true }).sort() : [];
}
