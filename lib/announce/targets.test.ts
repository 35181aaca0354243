import { describe, expect, it } from 'vitest';
import { TestTree } from '@/lib/content/test-tree';
import { backOff } from './back-off';
import { findTargets, forbidsIndexing, isLoopback } from './targets';
import { hubName } from './websub';

const keys = { INDEXNOW_KEY: '0123456789abcdef', BAIDU_PUSH_TOKEN: 'token-of-tests' };

async function told(
  siteUrl: string,
  hubs: string[],
  robots?: string,
  variables: Record<string, string> = {},
): Promise<{ told: string[]; silent: Record<string, string> }> {
  const site = 'name: 站\nlanguage: zh-Hans\ntimezone: Asia/Shanghai\n';
  const tree = new TestTree({ 'site.yaml': `${site}webSubHubs: ${JSON.stringify(hubs)}\n` });
  try {
    const newsroom = tree.newsroom({ ...keys, SITE_URL: siteUrl, ...variables });
    await newsroom.open();
    const { targets, silent } = findTargets(newsroom, robots);
    const reasons = Object.fromEntries(silent.map(({ name, reason }) => [name, reason]));
    return { told: targets.map(({ name }) => name), silent: reasons };
  } finally {
    await tree.dispose();
  }
}

describe('findTargets', () => {
  it('names hubs and the engines that are configured', async () => {
    expect(await told('https://news.example.cn', ['https://hub.example/a', 'http://hub.example'])).toEqual({
      told: ['websub hub.example/a', 'websub http://hub.example', 'indexnow', 'baidu'],
      silent: {},
    });
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'http://a.localhost'])(
    'is silent about %s, but for hubs on the same machine',
    async (siteUrl) => {
      const found = await told(siteUrl, ['https://hub.example/', 'http://127.0.0.1:9/']);
      expect(found.told).toEqual(['websub http://127.0.0.1:9']);
      expect(Object.keys(found.silent)).toEqual(['websub hub.example', 'indexnow', 'baidu']);
    },
  );

  it.each([
    ['https://news.example.cn', 'User-agent: *\nDisallow: /\n', {}],
    ['https://news.example.cn', undefined, { INDEXING: '0' }],
    ['http://news.internal', undefined, {}],
  ])(
    'is silent towards engines where robots.txt shuts them out: %s, %j, %j',
    async (siteUrl, robots, variables) => {
      const found = await told(siteUrl, ['https://hub.example/'], robots, variables);
      expect(found.told).toEqual(['websub hub.example']);
      expect(found.silent).toEqual({
        indexnow: 'robots.txt forbids indexing',
        baidu: 'robots.txt forbids indexing',
      });
    },
  );
});

describe('forbidsIndexing', () => {
  it.each([
    ['', false],
    ['User-agent: *\nDisallow:\n', false],
    ['User-agent: *\nDisallow: /search\nAllow: /\n', false],
    ['User-agent: *\nDisallow: /\n', true],
    ['user-agent:*\r\ndisallow: / # closed\r\n', true],
    ['User-agent: a\nUser-agent: *\nDisallow: /*\n', true],
    ['User-agent: bad\nDisallow: /\n\nUser-agent: *\nAllow: /\n', false],
    ['User-agent: *\nDisallow: /\nAllow: /\n', false],
  ])('%j: %s', (robots, expected) => {
    expect(forbidsIndexing(robots)).toBe(expected);
  });
});

describe('isLoopback', () => {
  it.each([
    ['http://0.0.0.0:3000', true],
    ['http://127.1.2.3', true],
    ['https://localhost.example.cn', false],
    ['https://127.example.cn', false],
    ['https://10.0.0.1', false],
  ])('%s: %s', (address, expected) => {
    expect(isLoopback(address)).toBe(expected);
  });
});

describe('hubName', () => {
  it('tells hubs apart and keeps their queries to itself', () => {
    const names = ['https://h.example/p?key=a', 'https://h.example/p?key=b', 'https://h.example/p'].map(
      hubName,
    );
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(name).not.toContain('key');
  });
});

describe('backOff', () => {
  it('doubles from half a minute to an hour, its second half at random', () => {
    expect([1, 2, 3, 8, 9, 1000].map((failures) => backOff(failures, 1) / 1000)).toEqual([
      30, 60, 120, 3600, 3600, 3600,
    ]);
    expect(backOff(1, 0) / 1000).toBe(15);
    expect(backOff(50, 0.5) / 1000).toBe(2700);
  });
});
