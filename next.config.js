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
  // Development under the address of this machine, too, not only its name.
  allowedDevOrigins: ['127.0.0.1'],
  experimental: {
    // A build that once failed on a missing file goes on failing from this cache when the file is there.
    turbopackFileSystemCacheForBuild: false,
    authInterrupts: true,
    // Next keeps a copy of each body for the proxy, and cuts what is longer without a word: lib/site/body.ts is the bound.
    proxyClientMaxBodySize: '26mb',
  },
  typescript: { ignoreBuildErrors: true },
};

export default config;
