import { statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isPublicOrigin } from './public-host';

/** What the operator configured. Read once; the only place that looks at process.env for configuration (contract 2). */
export interface Environment {
  contentDir: string;
  dataDir: string;
  /** Accounts, the record of what editors did, working copies: what no content tree holds and nothing can derive. */
  deskDir: string;
  /** Whether what the desk saves is committed when the content tree lies in a git checkout. */
  deskCommit: boolean;
  siteUrl: string;
  port: number;
  host: string;
  previewSecret: string | undefined;
  revalidateSecret: string | undefined;
  metricsSecret: string | undefined;
  watch: boolean;
  trustProxy: boolean;
  rateLimit: boolean;
  /** Whether search engines may index the site. */
  indexing: boolean;
  /** A file with an offset in milliseconds added to the clock; only with KAIYUAN_TEST=1. */
  testClockFile: string | undefined;
  /** Bound of the document cache. */
  cacheBytes: number;
  /** What happens to news of changes: it is sent to hubs and search engines, only logged, or not even gathered. */
  announce: 'send' | 'dry-run' | 'off';
  indexNow: { key: string; endpoint: string } | undefined;
  baiduPush: { token: string; endpoint: string } | undefined;
  /** Where several instances meet. */
  redisUrl: string | undefined;
  /** Private key with which this machine signs what it publishes. Pages and verification never need it. */
  signingKeyFile: string | undefined;
  logLevel: string;
}

/** Configuration that is wrong. The message is one line that names the variable. */
export class EnvironmentError extends Error {}

const secret = z.string().min(32, 'must have at least 32 characters').optional();
const flag = (initial: '0' | '1') => z.enum(['0', '1'], { error: 'must be 0 or 1' }).default(initial);
const endpoint = z
  .string()
  .refine(
    (value) => /^https?:\/\//.test(value) && URL.canParse(value),
    'must be an address such as https://…',
  );

const schema = z.object({
  CONTENT_DIR: z.string().default('./content'),
  DATA_DIR: z.string().default('./.data'),
  DESK_DIR: z.string().default('./.desk'),
  DESK_COMMIT: flag('1'),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  SITE_URL: z
    .string()
    .refine((value) => {
      if (!URL.canParse(value)) return false;
      const url = new URL(value);
      return (
        /^https?:$/.test(url.protocol) &&
        url.pathname === '/' &&
        !url.search &&
        !url.hash &&
        !url.username &&
        !url.password
      );
    }, 'must be an origin such as https://news.example.cn')
    .optional(),
  PREVIEW_SECRET: secret,
  REVALIDATE_SECRET: secret,
  METRICS_SECRET: secret,
  WATCH: flag('1'),
  TRUST_PROXY: flag('0'),
  RATE_LIMIT: flag('1'),
  INDEXING: z.enum(['0', '1'], { error: 'must be 0 or 1' }).optional(),
  KAIYUAN_TEST: flag('0'),
  TEST_CLOCK_FILE: z.string().optional(),
  CACHE_MB: z.coerce.number({ error: 'must be a number of megabytes' }).int().min(1).max(65536).default(256),
  ANNOUNCE: z.enum(['send', 'dry-run', 'off'], { error: 'must be send, dry-run or off' }).default('send'),
  // As indexnow.org asks.
  INDEXNOW_KEY: z
    .string()
    .regex(/^[\dA-Za-z-]{8,128}$/, 'must have 8 to 128 characters out of a-z, A-Z, 0-9 and -')
    .optional(),
  INDEXNOW_ENDPOINT: endpoint.default('https://api.indexnow.org/indexnow'),
  BAIDU_PUSH_TOKEN: z
    .string()
    .regex(/^[\w-]{8,128}$/, 'must be the token alone, without the address around it')
    .optional(),
  // The one that Baidu gives; it is not documented under https.
  BAIDU_PUSH_ENDPOINT: endpoint.default('http://data.zz.baidu.com/urls'),
  REDIS_URL: z
    .string()
    .refine(
      (value) => /^rediss?:\/\//.test(value) && URL.canParse(value),
      'must be an address such as redis://:password@host:6379',
    )
    .optional(),
  SIGNING_KEY_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/**
 * Validates the environment. Empty values count as absent.
 * @throws EnvironmentError naming the first wrong variable
 */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const present = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = schema.safeParse(present);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new EnvironmentError(`${String(issue?.path[0] ?? 'environment')}: ${issue?.message ?? 'invalid'}`);
  }
  const env = result.data;
  if (!statSync(path.resolve(env.CONTENT_DIR), { throwIfNoEntry: false })?.isDirectory()) {
    throw new EnvironmentError(`CONTENT_DIR: ${path.resolve(env.CONTENT_DIR)} is not a folder`);
  }
  const siteUrl = new URL(env.SITE_URL ?? `http://localhost:${env.PORT}`).origin;
  return {
    contentDir: path.resolve(env.CONTENT_DIR),
    dataDir: path.resolve(env.DATA_DIR),
    deskDir: path.resolve(env.DESK_DIR),
    deskCommit: env.DESK_COMMIT === '1',
    siteUrl,
    port: env.PORT,
    host: env.HOST,
    previewSecret: env.PREVIEW_SECRET,
    revalidateSecret: env.REVALIDATE_SECRET,
    metricsSecret: env.METRICS_SECRET,
    watch: env.WATCH === '1',
    trustProxy: env.TRUST_PROXY === '1',
    rateLimit: env.RATE_LIMIT === '1',
    indexing: env.INDEXING === undefined ? isPublicOrigin(siteUrl) : env.INDEXING === '1',
    testClockFile: env.KAIYUAN_TEST === '1' ? env.TEST_CLOCK_FILE : undefined,
    cacheBytes: env.CACHE_MB * 1024 * 1024,
    announce: env.ANNOUNCE,
    indexNow: env.INDEXNOW_KEY ? { key: env.INDEXNOW_KEY, endpoint: env.INDEXNOW_ENDPOINT } : undefined,
    baiduPush: env.BAIDU_PUSH_TOKEN
      ? { token: env.BAIDU_PUSH_TOKEN, endpoint: env.BAIDU_PUSH_ENDPOINT }
      : undefined,
    redisUrl: env.REDIS_URL,
    signingKeyFile: env.SIGNING_KEY_FILE === undefined ? undefined : path.resolve(env.SIGNING_KEY_FILE),
    logLevel: env.LOG_LEVEL,
  };
}
