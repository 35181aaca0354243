// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a build depends on: code and configuration, never content. */
const sources = [
  'app',
  'components',
  'enhance',
  'lib',
  'public',
  'scripts/support',
  'server',
  'contentlayer.config.ts',
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'proxy.ts',
  'tsconfig.json',
];

const stamp = '.next/kaiyuan-source';

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesBelow(place) {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)));
}

/** Digest of everything a build is made from. */
export function hashSources() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesBelow)) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** True when .next holds a finished build of exactly this source. */
export function hasBuild() {
  return existsSync('.next/BUILD_ID') && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashSources();
}

/** From now on there is no finished build. */
export function beginBuild() {
  rmSync(stamp, { force: true });
}

/**
 * The build of a source is finished.
 * @param {string} source its digest, taken before the build began
 */
export function finishBuild(source) {
  writeFileSync(stamp, source);
}
