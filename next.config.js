// @ts-check
import path from 'node:path';

/** @type {import('next').NextConfig} */
const config = {
  cacheHandler: path.resolve('lib/revalidate/render-cache.mjs'),
  cacheMaxMemorySize: 0,
  serverExternalPackages: [
    'libsql',
    '@parcel/watcher',
    'pino',
    'opencc-js',
    'pinyin-pro',
    'lru-cache',
    'sharp',
    'fontkit',
    'better-auth',
    'kysely',
  ],
  // Next's optimizer keeps pictures by address and knows nothing of the gate: /media/** makes its own variants.
  images: { unoptimized: true },
  poweredByHeader: false,
  trailingSlash: false,
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
  devIndicators: false,
  // A build that once failed on a missing file goes on failing from this cache when the file is there.
  experimental: { turbopackFileSystemCacheForBuild: false, authInterrupts: true },
  typescript: { ignoreBuildErrors: true },
};

export default config;
