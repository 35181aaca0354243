import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EnvironmentError, readEnvironment } from './env';

const folder = mkdtempSync(path.join(tmpdir(), 'kaiyuan-env-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (source: Record<string, string | undefined> = {}) =>
  readEnvironment({ CONTENT_DIR: folder, ...source });

function refusal(source: Record<string, string>): string {
  try {
    read(source);
    return 'accepted';
  } catch (error) {
    return error instanceof EnvironmentError ? error.message : `thrown otherwise: ${String(error)}`;
  }
}

describe('readEnvironment', () => {
  it('has the defaults of the contract', () => {
    expect(read()).toMatchObject({
      contentDir: folder,
      dataDir: path.resolve('.data'),
      deskDir: path.resolve('.desk'),
      deskCommit: true,
      siteUrl: 'http://localhost:3000',
      port: 3000,
      host: '0.0.0.0',
      previewSecret: undefined,
      revalidateSecret: undefined,
      metricsSecret: undefined,
      watch: true,
      trustProxy: false,
      rateLimit: true,
      testClockFile: undefined,
      announce: 'send',
      indexNow: undefined,
      baiduPush: undefined,
      redisUrl: undefined,
      slowRenderMs: 1000,
      otlpEndpoint: undefined,
      logLevel: 'info',
    });
  });

  it('takes what is set, and empty values as absent', () => {
    const secret = 's'.repeat(32);
    expect(
      read({
        PORT: '8080',
        HOST: '127.0.0.1',
        WATCH: '0',
        TRUST_PROXY: '1',
        RATE_LIMIT: '0',
        PREVIEW_SECRET: secret,
        METRICS_SECRET: '',
        LOG_LEVEL: '',
      }),
    ).toMatchObject({
      port: 8080,
      siteUrl: 'http://localhost:8080',
      watch: false,
      trustProxy: true,
      rateLimit: false,
      previewSecret: secret,
      metricsSecret: undefined,
      logLevel: 'info',
    });
  });

  it.each([
    ['https://news.example.cn', 'https://news.example.cn'],
    ['https://news.example.cn/', 'https://news.example.cn'],
    ['HTTPS://NEWS.example.cn:443', 'https://news.example.cn'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ])('reads the origin %s', (given, origin) => {
    expect(read({ SITE_URL: given }).siteUrl).toBe(origin);
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['SLOW_RENDER_MS', '0'],
    ['SLOW_RENDER_MS', '1 s'],
    ['REDIS_URL', 'localhost:6379'],
    ['REDIS_URL', 'http://localhost:6379'],
    ['SITE_URL', 'news.example.cn'],
    ['SITE_URL', 'https://news.example.cn/sub'],
    ['SITE_URL', 'https://news.example.cn/?a'],
    ['SITE_URL', 'https://news.example.cn/#a'],
    ['SITE_URL', 'https://user:pass@news.example.cn'],
    ['SITE_URL', 'https://:pass@news.example.cn'],
    ['SITE_URL', 'ftp://news.example.cn'],
    ['SITE_URL', 'javascript:alert(1)'],
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PREVIEW_SECRET', 'short'],
    ['REVALIDATE_SECRET', 's'.repeat(31)],
    ['METRICS_SECRET', '1'],
    ['WATCH', 'yes'],
    ['WATCH', 'true'],
    ['TRUST_PROXY', '2'],
    ['RATE_LIMIT', 'off'],
    ['INDEXING', 'no'],
    ['LOG_LEVEL', 'loud'],
    ['ANNOUNCE', 'yes'],
    ['INDEXNOW_KEY', 'short'],
    ['INDEXNOW_KEY', 'with/slash/'],
    ['INDEXNOW_KEY', 'a'.repeat(129)],
    ['INDEXNOW_ENDPOINT', 'api.indexnow.org'],
    ['BAIDU_PUSH_TOKEN', 'http://data.zz.baidu.com/urls?site=a&token=b'],
    ['BAIDU_PUSH_ENDPOINT', 'file:///etc/passwd'],
    ['CONTENT_DIR', '/nowhere/at/all'],
    ['CONTENT_DIR', '/etc/hostname'],
  ])('names %s in one line when it is %j', (name, value) => {
    const message = refusal({ [name]: value });
    expect(message.startsWith(`${name}: `)).toBe(true);
    expect(message).not.toContain('\n');
  });

  it('never repeats a secret', () => {
    expect(refusal({ PREVIEW_SECRET: 'very-secret' })).not.toContain('very-secret');
    expect(refusal({ BAIDU_PUSH_TOKEN: 'very secret' })).not.toContain('very secret');
  });

  it('takes the clock of tests only in tests', () => {
    expect(read({ TEST_CLOCK_FILE: 'clock-offset' }).testClockFile).toBeUndefined();
    expect(read({ TEST_CLOCK_FILE: 'clock-offset', KAIYUAN_TEST: '0' }).testClockFile).toBeUndefined();
    expect(read({ TEST_CLOCK_FILE: 'clock-offset', KAIYUAN_TEST: '1' }).testClockFile).toBe('clock-offset');
  });
});
