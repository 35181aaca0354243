import { setTimeout as wait } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { RenderWatch, type SlowRender } from './render-watch';

function watching(slowMs: number) {
  const slow: SlowRender[] = [];
  const registry = new Registry();
  const watch = new RenderWatch(slowMs, (render) => slow.push(render));
  watch.register(registry);
  return { watch, slow, read: () => registry.metrics() };
}

it('tells of a render that waited, without its query', async () => {
  const { watch, slow } = watching(50);
  await watch.time('/zh-hans/search?q=%E6%9D%8E', () => wait(80));
  expect(slow).toEqual([expect.objectContaining({ route: '/zh-hans/search', beside: 0 })]);
  const [{ ms = 0, busyMs = 0 } = {}] = slow;
  expect(ms).toBeGreaterThanOrEqual(79);
  expect(busyMs).toBeLessThan(ms / 2);
});

it('tells of a render that computed', async () => {
  const { watch, slow } = watching(50);
  await watch.time('/zh-hans/article/a', async () => {
    await wait(1);
    const until = performance.now() + 100;
    while (performance.now() < until);
  });
  expect(slow[0]?.busyMs).toBeGreaterThanOrEqual(90);
});

it('times all renders, failed ones too, and says nothing of quick ones', async () => {
  const { watch, slow, read } = watching(1000);
  await watch.time('/zh-hans/article/a', async () => undefined);
  const failed = watch.time('/zh-hans/front', async () => {
    throw new Error('no');
  });
  expect(await read()).toContain('kaiyuan_renders_running 1');
  await expect(failed).rejects.toThrow('no');
  expect(slow).toEqual([]);
  const text = await read();
  expect(text).toContain('kaiyuan_render_seconds_count{kind="article"} 1');
  expect(text).toContain('kaiyuan_render_seconds_count{kind="front"} 1');
  expect(text).toContain('kaiyuan_renders_running 0');
});
