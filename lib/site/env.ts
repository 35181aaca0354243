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
  /** Files that pages of this and earlier builds name; instances may share it. */
  assetsDir: string;
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
  /** Names of the headers in which caches in front are told what an answer was made from; none: they are told nothing. */
  cacheTagHeaders: readonly string[];
  /** Caches in front are told what changed. */
  purge: PurgeSettings | undefined;
  /** The content comes from a git remote. */
  contentPull: ContentPullSettings | undefined;
  /** Time between a signal to stop and the end of listening, in milliseconds: load balancers see in it that we are not ready. */
  drainMs: number;
  /** A render that takes as long, in milliseconds, is told of in the log. */
  slowRenderMs: number;
  /** Where traces are sent to. */
  otlpEndpoint: string | undefined;
  logLevel: string;
}

/** How caches in front are told to forget what was made from some tags. `{tags}` stands for them, see lib/purge/call.ts. */
export interface PurgeSettings {
  urls: readonly string[];
  method: string;
  headers: readonly (readonly [string, string])[];
  body: string | undefined;
  /** Most tags in a call. */
  batch: number;
  /** How long a cache that is told may keep a page, in seconds. */
  keepSeconds: number;
}

export interface ContentPullSettings {
  /** What git hosts sign their calls with; undefined: none is listened to. */
  webhookSecret: string | undefined;
  /** How often the remote is asked without a call, in milliseconds; 0: never. */
  everyMs: number;
  /** Whether a revision with errors that the one before did not have is refused. */
  checked: boolean;
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

const headerName = /^[\w!#$%&'*+.^`|~-]+$/;
const allTagHeaders = 'Cache-Tag,Surrogate-Key,xkey';

const schema = z.object({
  CONTENT_DIR: z.string().default('./content'),
  DATA_DIR: z.string().default('./.data'),
  DESK_DIR: z.string().default('./.desk'),
  DESK_COMMIT: flag('1'),
  ASSETS_DIR: z.string().optional(),
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
  CACHE_TAGS: z
    .string()
    .default('0')
    .transform((value) => (value === '1' ? allTagHeaders : value === '0' ? '' : value))
    .transform((value) => value.split(',').filter(Boolean))
    .refine((names) => names.every((name) => allTagHeaders.split(',').includes(name)), {
      error: `must be 0, 1, or some of ${allTagHeaders}`,
    }),
  PURGE_URL: z
    .string()
    .transform((value) => value.trim().split(/\s+/))
    .refine((urls) => urls.every((url) => /^https?:\/\//.test(url) && URL.canParse(url)), {
      error: 'must be addresses such as http://127.0.0.1:6081/, with blanks between them',
    })
    .optional(),
  PURGE_METHOD: z.string().regex(headerName, 'must be a method such as POST or PURGE').default('POST'),
  PURGE_HEADERS: z
    .string()
    .transform((value) => value.split(/\s*\|\s*/).map((field) => field.split(/:\s*(.*)/s)))
    .refine(
      (fields) =>
        fields.every(([name = '', value = '']) => headerName.test(name) && /^[\t\x20-\x7e]+$/.test(value)),
      {
        error: 'must be fields such as "Authorization: Bearer …", with | between them',
      },
    )
    .transform((fields) => fields.map(([name = '', value = '']) => [name, value] as const))
    .default([]),
  PURGE_BODY: z.string().optional(),
  PURGE_BATCH: z.coerce.number({ error: 'must be a number of tags' }).int().min(1).max(1000).default(30),
  PURGE_KEEP_SECONDS: z.coerce
    .number({ error: 'must be a number of seconds' })
    .int()
    .min(1)
    .max(86_400)
    .default(60),
  CONTENT_PULL: flag('0'),
  CONTENT_WEBHOOK_SECRET: secret,
  CONTENT_PULL_SECONDS: z.coerce
    .number({ error: 'must be a number of seconds' })
    .int()
    .min(0)
    .max(86_400)
    .default(60),
  CONTENT_PULL_CHECK: flag('1'),
  DRAIN_SECONDS: z.coerce.number({ error: 'must be a number of seconds' }).min(0).max(60).default(0),
  SLOW_RENDER_MS: z.coerce
    .number({ error: 'must be a number of milliseconds' })
    .int()
    .min(1)
    .max(60_000)
    .default(1000),
  // As the OpenTelemetry specification names it; its other variables are read by its own packages.
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint.optional(),
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
  if (env.PURGE_URL && env.CACHE_TAGS.length === 0) {
    throw new EnvironmentError('PURGE_URL: needs CACHE_TAGS, by which caches know what to forget');
  }
  const siteUrl = new URL(env.SITE_URL ?? `http://localhost:${env.PORT}`).origin;
  return {
    contentDir: path.resolve(env.CONTENT_DIR),
    dataDir: path.resolve(env.DATA_DIR),
    deskDir: path.resolve(env.DESK_DIR),
    assetsDir: path.resolve(/* turbopackIgnore: true */ env.ASSETS_DIR ?? `${env.DATA_DIR}/assets`),
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
    cacheTagHeaders: env.CACHE_TAGS,
    purge: env.PURGE_URL && {
      urls: env.PURGE_URL,
      method: env.PURGE_METHOD,
      headers: env.PURGE_HEADERS,
      body: env.PURGE_BODY,
      batch: env.PURGE_BATCH,
      keepSeconds: env.PURGE_KEEP_SECONDS,
    },
    contentPull:
      env.CONTENT_PULL === '1'
        ? {
            webhookSecret: env.CONTENT_WEBHOOK_SECRET,
            everyMs: env.CONTENT_PULL_SECONDS * 1000,
            checked: env.CONTENT_PULL_CHECK === '1',
          }
        : undefined,
    drainMs: env.DRAIN_SECONDS * 1000,
    slowRenderMs: env.SLOW_RENDER_MS,
    otlpEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    logLevel: env.LOG_LEVEL,
  };
}
