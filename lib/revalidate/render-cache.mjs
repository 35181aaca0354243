// @ts-check
import { LRUCache } from 'lru-cache';

/**
 * Next's cache handler: rendered pages and feeds, in memory, bounded, dropped by tag.
 * Nothing is written to disk, so nothing rendered from another tree, revision or origin can come back.
 * A render that began before an invalidation of one of its tags is not kept: it may show the old content.
 *
 * @typedef {{ value: Record<string, unknown> & { kind?: string, headers?: Record<string, unknown> }, lastModified: number, cacheControl?: unknown, tags: string[] }} Entry
 */

const tagsHeader = 'x-next-cache-tags';

/** @param {unknown} value @returns {number} */
function sizeOf(value) {
  if (typeof value === 'string') return value.length * 2;
  if (value instanceof Uint8Array) return value.byteLength;
  if (value instanceof Map) return [...value.values()].reduce((sum, item) => sum + sizeOf(item), 64);
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).reduce((sum, item) => sum + sizeOf(item), 64);
  }
  return 8;
}

/** Path of a route inside the app, from Next's cache key. @param {string} key */
function pathOf(key) {
  const mark = key.indexOf('/$/');
  return mark < 0 ? key : key.slice(mark + 2);
}

export class RenderStore {
  /** @param {number} maxBytes */
  constructor(maxBytes) {
    /** @type {Map<string, Set<string>>} */
    this.keysByTag = new Map();
    /** @type {Map<string, number>} */
    this.invalidatedAt = new Map();
    /** The earliest miss since the last write: what Next renders may be as old as that. @type {LRUCache<string, number>} */
    this.startedAt = new LRUCache({ max: 10_000 });
    /**
     * Tags of what was rendered last at each path, also when it was not kept: asked for right after the render, and
     * while the page is in this store. @type {LRUCache<string, string[]>}
     */
    this.tagsByPath = new LRUCache({ max: 10_000 });
    this.sequence = 0;
    this.clearedAt = 0;
    this.hits = 0;
    this.renders = 0;
    /** @type {LRUCache<string, Entry>} */
    this.entries = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (entry, key) => sizeOf(entry.value) + key.length * 2 + 256,
      dispose: (entry, key) => this.unlink(entry, key),
    });
  }

  /** @param {Entry} entry @param {string} key */
  unlink(entry, key) {
    for (const tag of entry.tags) {
      const keys = this.keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.keysByTag.delete(tag);
    }
  }

  /** @param {string} key */
  read(key) {
    const entry = this.entries.get(key);
    if (entry) this.hits += 1;
    else if (!this.startedAt.has(key)) this.startedAt.set(key, this.sequence);
    return entry ?? null;
  }

  /**
   * @param {string} key
   * @param {Entry['value'] | null} value
   * @param {unknown} cacheControl
   */
  write(key, value, cacheControl) {
    const started = this.startedAt.get(key) ?? 0;
    this.startedAt.delete(key);
    if (!value) return;
    this.renders += 1;
    const header = value.headers?.[tagsHeader];
    const tags =
      typeof header === 'string' ? header.split(',').filter((tag) => !tag.startsWith('_N_T_')) : [];
    this.tagsByPath.set(pathOf(key), tags);
    const outdated =
      started < this.clearedAt || tags.some((tag) => (this.invalidatedAt.get(tag) ?? 0) > started);
    if (outdated) return;
    this.entries.set(key, { value, lastModified: Date.now(), cacheControl, tags });
    if (!this.entries.has(key)) return;
    for (const tag of tags) {
      const keys = this.keysByTag.get(tag) ?? new Set();
      keys.add(key);
      this.keysByTag.set(tag, keys);
    }
  }

  /** Drops every entry that carries one of the tags. @param {Iterable<string>} tags */
  invalidate(tags) {
    this.sequence += 1;
    for (const tag of tags) {
      this.invalidatedAt.set(tag, this.sequence);
      for (const key of [...(this.keysByTag.get(tag) ?? [])]) this.entries.delete(key);
    }
    if (this.invalidatedAt.size > 50_000) {
      this.invalidatedAt.clear();
      this.clearedAt = this.sequence;
    }
  }

  /** Tags under which a path was rendered last; undefined when it never was. @param {string} path */
  tagsOf(path) {
    return this.tagsByPath.get(path);
  }

  clear() {
    this.sequence += 1;
    this.clearedAt = this.sequence;
    this.entries.clear();
    this.keysByTag.clear();
  }
}

const storeKey = Symbol.for('kaiyuan.renders');

/** The store of this process; Next loads this file on its own, so it is shared through the global object. */
export function renderStore() {
  /** @type {unknown} */
  const known = Reflect.get(globalThis, storeKey);
  if (known) return /** @type {RenderStore} */ (known);
  // Behind our server the document cache holds the pages, many more of them: this store then only lends a hand.
  const megabytes = process.env.KAIYUAN_SERVER === '1' ? 8 : 128;
  const store = new RenderStore(megabytes * 1024 * 1024);
  Reflect.set(globalThis, storeKey, store);
  return store;
}

export default class RenderCacheHandler {
  /** @param {string} key @param {{ kind?: string }} context */
  async get(key, context) {
    return context.kind === 'FETCH' ? null : renderStore().read(key);
  }

  /** @param {string} key @param {Entry['value'] | null} value @param {{ cacheControl?: unknown }} context */
  async set(key, value, context) {
    if (value?.kind !== 'FETCH') renderStore().write(key, value, context?.cacheControl);
  }

  /** @param {string | string[]} tags */
  async revalidateTag(tags) {
    renderStore().invalidate(typeof tags === 'string' ? [tags] : tags);
  }

  resetRequestCache() {}
}
