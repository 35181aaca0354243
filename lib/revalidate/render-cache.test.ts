import { beforeEach, describe, expect, it } from 'vitest';
import RenderCacheHandler, { RenderStore, renderStore } from './render-cache.mjs';

type Page = {
  kind: string;
  html: string;
  headers: Record<string, string>;
};

function page(html: string, ...tags: string[]): Page {
  return { kind: 'APP_PAGE', html, headers: { 'x-next-cache-tags': tags.join(',') } };
}

function render(store: RenderStore, key: string, html: string, ...tags: string[]): void {
  store.read(key);
  store.write(key, page(html, ...tags), undefined);
}

function shown(store: RenderStore, key: string): unknown {
  return store.read(key)?.value.html;
}

describe('RenderStore', () => {
  let store: RenderStore;
  beforeEach(() => {
    store = new RenderStore(1_000_000);
  });

  it('keeps what was rendered until one of its tags changes', () => {
    render(store, '/a', 'one', 'article:a', 'section:news');
    render(store, '/b', 'two', 'article:b', 'section:news');
    expect([shown(store, '/a'), shown(store, '/b')]).toEqual(['one', 'two']);
    store.invalidate(['article:a', 'unknown']);
    expect([shown(store, '/a'), shown(store, '/b')]).toEqual([undefined, 'two']);
    store.invalidate(['section:news']);
    expect(shown(store, '/b')).toBeUndefined();
    expect(store.keysByTag.size).toBe(0);
  });

  it('forgets tags that a newer render of the page no longer has', () => {
    render(store, '/a', 'one', 'old');
    store.write('/a', page('two', 'new'), undefined);
    store.invalidate(['old']);
    expect(shown(store, '/a')).toBe('two');
    store.invalidate(['new']);
    expect(shown(store, '/a')).toBeUndefined();
  });

  it('does not store a render that began before an invalidation of its tags', () => {
    store.read('/a');
    store.invalidate(['article:a']);
    store.write('/a', page('old', 'article:a'), undefined);
    expect(shown(store, '/a')).toBeUndefined();
    store.write('/a', page('new', 'article:a'), undefined);
    expect(shown(store, '/a')).toBe('new');
  });

  it('stores a render during which only other tags changed', () => {
    store.read('/a');
    store.invalidate(['article:b']);
    store.write('/a', page('one', 'article:a'), undefined);
    expect(shown(store, '/a')).toBe('one');
  });

  it('does not store a render that began before everything was dropped', () => {
    store.read('/a');
    store.clear();
    store.write('/a', page('old'), undefined);
    expect(shown(store, '/a')).toBeUndefined();
  });

  it('does not store the old one of two renders of a page between which its tags changed', () => {
    store.read('/a');
    store.invalidate(['article:a']);
    store.read('/a');
    store.write('/a', page('old', 'article:a'), undefined);
    expect(shown(store, '/a')).not.toBe('old');
  });

  it('stores the new one of two renders whose old one was refused', () => {
    store.read('/a');
    store.invalidate(['article:a']);
    store.write('/a', page('old', 'article:a'), undefined);
    store.read('/a');
    store.write('/a', page('new', 'article:a'), undefined);
    expect(shown(store, '/a')).toBe('new');
  });

  it('drops everything on clear', () => {
    render(store, '/a', 'one', 't');
    store.clear();
    expect(shown(store, '/a')).toBeUndefined();
    expect(store.keysByTag.size).toBe(0);
    render(store, '/a', 'two', 't');
    expect(shown(store, '/a')).toBe('two');
  });

  it('stores nothing for nothing', () => {
    store.read('/a');
    store.write('/a', null, undefined);
    expect(shown(store, '/a')).toBeUndefined();
    expect(store.renders).toBe(0);
  });

  it('stays within its size and forgets the tags of what it dropped', () => {
    const small = new RenderStore(50_000);
    for (let index = 0; index < 200; index += 1) {
      render(small, `/${index}`, 'x'.repeat(1000), `article:${index}`, 'all');
    }
    expect(small.entries.calculatedSize).toBeLessThanOrEqual(50_000);
    expect(small.entries.size).toBeGreaterThan(10);
    expect(shown(small, '/0')).toBeUndefined();
    expect(shown(small, '/199')).toHaveLength(1000);
    expect(small.keysByTag.size).toBe(small.entries.size + 1);
    small.invalidate(['all']);
    expect(small.entries.size).toBe(0);
    expect(small.keysByTag.size).toBe(0);
  });

  it('drops what was used least recently', () => {
    const small = new RenderStore(12_000);
    for (const key of ['/a', '/b', '/c']) render(small, key, 'x'.repeat(1500), key);
    shown(small, '/a');
    render(small, '/d', 'x'.repeat(1500), '/d');
    expect(shown(small, '/a')).toBeDefined();
    expect(shown(small, '/b')).toBeUndefined();
  });

  it('leaves no trace of a page too large to keep', () => {
    const small = new RenderStore(10_000);
    render(small, '/a', 'x'.repeat(20_000), 'article:a');
    expect(small.entries.size).toBe(0);
    expect(small.keysByTag.size).toBe(0);
  });

  it('measures binary parts and maps of a render', () => {
    const small = new RenderStore(10_000);
    const value = {
      ...page('x'),
      segmentData: new Map([['/a', Buffer.alloc(9_000)]]),
      rscData: Buffer.alloc(5_000),
    };
    small.read('/a');
    small.write('/a', value, undefined);
    expect(small.entries.size).toBe(0);
  });

  it('stays bounded and right when very many tags changed', () => {
    render(store, '/kept', 'kept', 'kept');
    store.read('/late');
    store.invalidate(Array.from({ length: 60_000 }, (_, index) => `tag:${index}`));
    expect(store.invalidatedAt.size).toBeLessThan(60_000);
    expect(shown(store, '/kept')).toBe('kept');
    store.write('/late', page('late', 'tag:5'), undefined);
    expect(shown(store, '/late')).toBeUndefined();
  });
});

describe('RenderCacheHandler', () => {
  it('works on the store of the process and leaves fetches alone', async () => {
    const handler = new RenderCacheHandler();
    renderStore().clear();
    await handler.get('/x', { kind: 'APP_PAGE' });
    await handler.set('/x', page('one', 'tx'), {});
    await handler.set('fetch', { kind: 'FETCH' }, {});
    expect((await handler.get('/x', { kind: 'APP_PAGE' }))?.value.html).toBe('one');
    expect(await handler.get('fetch', { kind: 'FETCH' })).toBeNull();
    await handler.revalidateTag('tx');
    expect(await handler.get('/x', { kind: 'APP_PAGE' })).toBeNull();
    await handler.set('/x', page('two', 'tx', 'ty'), {});
    await handler.revalidateTag(['tz', 'ty']);
    expect(await handler.get('/x', { kind: 'APP_PAGE' })).toBeNull();
  });
});
