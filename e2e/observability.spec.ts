import { expect } from '@playwright/test';
import { Loopback } from './support/loopback';
import { test } from './support/test';

/** What operators see of a running portal: traces, log and metrics. */

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number | string } }[];
}

/** OTLP/HTTP in JSON (opentelemetry-proto, trace_service.proto). */
interface TraceExport {
  resourceSpans: {
    resource: { attributes: Span['attributes'] };
    scopeSpans: { spans: Span[] }[];
  }[];
}

const until = <T>(ask: () => Promise<T> | T) => expect.poll(ask, { intervals: [50], timeout: 10_000 });

/** Names from a span up to the root of its trace. */
function wayUp(spans: readonly Span[], from: Span | undefined): string[] {
  const names: string[] = [];
  for (let span = from; span; span = spans.find(({ spanId }) => spanId === span?.parentSpanId))
    names.push(span.name);
  return names;
}

test('a trace goes from the request over the render to the index', async ({ newTree, launch }) => {
  const collector = await new Loopback(() => ({ status: 200, body: '{}' })).listen();
  const tree = newTree();
  tree.article({ slug: 'traced', title: '会留下痕迹的稿件' });
  const exports = (): TraceExport[] => collector.received.map(({ body }) => JSON.parse(body));
  const spans = (): Span[] =>
    exports().flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
    );
  const requests = (): Span[] => spans().filter(({ name }) => name === 'GET page');
  try {
    const portal = await launch({
      tree,
      env: {
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_BSP_SCHEDULE_DELAY: '100',
        SLOW_RENDER_MS: '1',
        ANNOUNCE: 'off',
        TRUST_PROXY: '1',
      },
    });

    await test.step('spans', async () => {
      // Nobody decides for us which trace a request belongs to.
      const foreign = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
      // Warmed after the start, hence in memory.
      await portal.get('/tags');
      await portal.get('/archive/2024', { headers: foreign });
      await until(() => requests().length).toBeGreaterThan(1);
      const all = spans();
      expect(collector.received.every(({ path }) => path === '/v1/traces')).toBe(true);
      expect(all.some(({ traceId }) => traceId === '0af7651916cd43dd8448eb211c80319c')).toBe(false);
      const query = all.find(
        (span) => span.name.startsWith('index ') && wayUp(all, span).includes('render archive'),
      );
      const way = wayUp(all, query);
      expect(way.at(-1)).toBe('GET page');
      // Next's own spans stand between.
      expect(way).toContain('GET /[edition]/archive/[[...date]]');
      const [resource] = exports().flatMap(({ resourceSpans }) => resourceSpans);
      expect(resource?.resource.attributes).toContainEqual({
        key: 'service.name',
        value: { stringValue: 'kaiyuan' },
      });
    });

    await test.step('answers from memory leave none', async () => {
      const of = (path: string): Span[] =>
        spans().filter(({ attributes }) =>
          attributes.some(({ key, value }) => key === 'url.path' && value.stringValue === path),
        );
      // On a connection that stays open, as browsers ask; the first time for the compressed form.
      const ask = async (path: string): Promise<number> => (await fetch(`${portal.url}${path}`)).status;
      expect(await ask('/archive/2024')).toBe(200);
      await ask('/sources');
      await until(() => of('/sources').length).toBe(1);
      const before = of('/archive/2024').length;
      for (let n = 0; n < 20; n += 1) expect(await ask('/archive/2024')).toBe(200);
      await ask('/authors');
      await until(() => of('/authors').length).toBe(1);
      expect(of('/archive/2024')).toHaveLength(before);
    });

    await test.step('who searches, and for what, stays here', async () => {
      const headers = { 'x-forwarded-for': '198.51.100.77', 'user-agent': 'Firefox' };
      await portal.get(`/search?q=${encodeURIComponent('失眠门诊')}`, { headers });
      await portal.get('/api/search?q=insomnia-clinic&page=1', { headers });
      await until(() => spans().filter(({ name }) => name === 'GET search').length).toBe(2);
      const told = collector.received.map(({ body }) => body).join();
      for (const text of [told, portal.output()]) {
        expect(text).not.toContain('insomnia-clinic');
        expect(text).not.toContain(encodeURIComponent('失眠门诊'));
        expect(text).not.toContain('失眠门诊');
        expect(text).not.toContain('198.51.100');
      }
      await until(() => portal.output()).toContain('"url":"/api/search?q&page"');
    });

    await test.step('the log tells of slow renders', async () => {
      await until(() => portal.output()).toMatch(
        /"level":40,[^\n]*"route":"\/zh-hans\/archive\/2024","ms":\d+,"busyMs":\d+,"beside":\d+,"msg":"slow render"/,
      );
    });

    await test.step('metrics', async () => {
      tree.article({ slug: 'later' });
      await portal.revalidate(['articles/2024/later.mdx']);
      const { text } = await portal.get('/metrics');
      const value = (series: string): number =>
        Number(
          text
            .split('\n')
            .find((line) => line.startsWith(`${series} `))
            ?.split(' ')
            .at(-1),
        );
      expect(value('kaiyuan_requests_total{kind="page",method="GET",status="200"}')).toBeGreaterThan(20);
      expect(value('kaiyuan_requests_total{kind="search",method="GET",status="200"}')).toBe(2);
      expect(value('kaiyuan_render_seconds_count{kind="archive"}')).toBe(1);
      expect(value('kaiyuan_publish_seconds_count{cause="request"}')).toBeGreaterThanOrEqual(1);
      expect(value('kaiyuan_index_articles')).toBe(2);
      expect(value('kaiyuan_index_bytes')).toBeGreaterThan(10_000);
      expect(value('kaiyuan_changes_waiting')).toBe(0);
      expect(value('kaiyuan_prepare_waiting')).toBe(0);
    });
  } finally {
    await collector.close();
  }
});
