import { describe, expect, it, vi } from 'vitest';
import { type Document, makeDocument } from './document';
import { DocumentCache } from './document-cache';

function documentOf(text: string, cacheTags: string[] = ['a']): Promise<Document> {
  return Promise.resolve(
    makeDocument({ status: 200, type: 'text/html', body: Buffer.from(text), cacheTags }),
  );
}

function textOf(document: Document): string {
  return document.bodies.identity.toString();
}

function cacheOf(maxBytes = 1_000_000, patienceMs = 1000, deadlineMs = 5000) {
  const onTrouble = vi.fn();
  return { cache: new DocumentCache({ maxBytes, patienceMs, deadlineMs, onTrouble }), onTrouble };
}

/** A render that ends when told to. */
function held(text: string, cacheTags?: string[]) {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { make: vi.fn(() => gate.then(() => documentOf(text, cacheTags))), release };
}

describe('DocumentCache', () => {
  it('makes a document once and serves it until a tag of it is invalidated', async () => {
    const { cache } = cacheOf();
    const make = vi.fn(() => documentOf('one', ['x', 'y']));
    expect((await cache.get('/r', make)).outcome).toBe('miss');
    expect((await cache.get('/r', make)).outcome).toBe('hit');
    cache.invalidate(new Set(['z']), false);
    expect((await cache.get('/r', make)).outcome).toBe('hit');
    cache.invalidate(new Set(['y']), false);
    expect((await cache.get('/r', () => documentOf('two'))).outcome).toBe('miss');
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('takes its time for the best compression once a document is asked for again', async () => {
    const { cache } = cacheOf();
    const make = () =>
      documentOf(Array.from({ length: 400 }, (_, n) => `<p>${(n * n * 7919).toString(36)}</p>`).join(''));
    const { document } = await cache.get('/r', make);
    expect(document.brotli).toBe('quick');
    await cache.get('/r', make);
    await vi.waitFor(() => expect(document.brotli).toBe('best'));
    expect((await cache.get('/r', make)).document).toBe(document);
  });

  it('gives concurrent misses one render', async () => {
    const { cache } = cacheOf();
    const render = held('one');
    const answers = Promise.all(Array.from({ length: 50 }, () => cache.get('/r', render.make)));
    render.release();
    expect((await answers).every(({ document }) => textOf(document) === 'one')).toBe(true);
    expect(render.make).toHaveBeenCalledTimes(1);
  });

  it('never gives a request what was begun before a change that came before the request', async () => {
    const { cache } = cacheOf();
    const old = held('old');
    const first = cache.get('/r', old.make);
    cache.invalidate(new Set(['a']), false);
    const second = cache.get('/r', () => documentOf('new'));
    old.release();
    expect(textOf((await first).document)).toBe('old');
    expect(textOf((await second).document)).toBe('new');
    expect(textOf((await cache.get('/r', () => documentOf('never'))).document)).toBe('new');
  });

  it('does not repeat a render that a change in between did not touch', async () => {
    const { cache } = cacheOf();
    const running = held('kept');
    const first = cache.get('/r', running.make);
    cache.invalidate(new Set(['other']), false);
    const second = cache.get('/r', running.make);
    running.release();
    await first;
    expect(textOf((await second).document)).toBe('kept');
    expect(running.make).toHaveBeenCalledTimes(1);
  });

  it('serves the last good version when rendering fails, and says so', async () => {
    const { cache, onTrouble } = cacheOf();
    await cache.get('/r', () => documentOf('good'));
    cache.invalidate(new Set(['a']), false);
    const answer = await cache.get('/r', () => Promise.reject(new Error('broken')));
    expect([textOf(answer.document), answer.outcome]).toEqual(['good', 'stale']);
    expect(onTrouble).toHaveBeenCalledWith('/r', expect.any(Error), 'last good version');
    expect(textOf((await cache.get('/r', () => documentOf('healed'))).document)).toBe('healed');
  });

  it('serves the last good version when rendering hangs, and the new one once it is there', async () => {
    const { cache, onTrouble } = cacheOf(1_000_000, 20);
    await cache.get('/r', () => documentOf('good'));
    cache.invalidate(new Set(['a']), false);
    const hanging = held('late');
    expect(textOf((await cache.get('/r', hanging.make)).document)).toBe('good');
    expect(onTrouble).toHaveBeenCalledTimes(1);
    // Whoever comes now does not wait.
    expect((await cache.get('/r', hanging.make)).outcome).toBe('stale');
    expect(onTrouble).toHaveBeenCalledTimes(1);
    hanging.release();
    await vi.waitFor(() => expect(cache.peek('/r')).toBeDefined());
    expect(textOf((await cache.get('/r', hanging.make)).document)).toBe('late');
  });

  it('gives up a render that never ends, and begins another', async () => {
    const { cache } = cacheOf(1_000_000, 20, 60);
    await expect(cache.get('/r', () => new Promise<never>(() => undefined))).rejects.toThrow('within 60 ms');
    expect(textOf((await cache.get('/r', () => documentOf('second'))).document)).toBe('second');
  });

  it('forgets the last good version of what may not be shown any more', async () => {
    const { cache } = cacheOf();
    await cache.get('/r', () => documentOf('withdrawn'));
    cache.invalidate(new Set(['a']), true);
    await expect(cache.get('/r', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  it('keeps neither errors nor documents without tags', async () => {
    const { cache } = cacheOf();
    await cache.get('/e', async () => ({ ...(await documentOf('x')), status: 503 }));
    await cache.get('/t', () => documentOf('x', []));
    expect(cache.size).toBe(0);
  });

  it('stays within its bound in an eviction storm', async () => {
    const { cache } = cacheOf(200_000);
    for (let index = 0; index < 2000; index += 1) {
      const make = () => documentOf(`${index} `.repeat(300), ['all', `t${index}`]);
      await cache.get(`/${index}`, make);
      if (index % 3 === 0) await cache.get(`/${index}`, make);
      expect(cache.bytes).toBeLessThanOrEqual(200_000);
    }
    await vi.waitFor(() => expect(cache.bytes).toBeLessThanOrEqual(200_000));
    cache.invalidate(new Set(['all']), true);
    expect([cache.size, cache.bytes]).toEqual([0, 0]);
  }, 30_000);
});
