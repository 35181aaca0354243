import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What a build depends on: code and configuration, never content. */
const sources = [
  'app',
  'components',
  'enhance',
  'lib',
  'public',
  'server',
  'contentlayer.config.ts',
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'proxy.ts',
  'tsconfig.json',
];

function filesBelow(place: string): string[] {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)));
}

/** Digest of everything a build is made from. */
export function hashSources(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesBelow)) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
