import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mostOfSpan, spanOf } from './ranking';
import { ViewStore, viewsFile } from './view-store';

const now = Date.parse('2026-06-08T12:00:00Z');
const week = 7 * 24 * 3600 * 1000;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kaiyuan-views-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('adds up views and keeps them over a restart', () => {
  const first = ViewStore.open(folder);
  first.add(spanOf(now), new Map(Object.entries({ a: 2, b: 1 })));
  first.close();
  const second = ViewStore.open(folder);
  second.add(spanOf(now), new Map([['a', 3]]));
  expect(second.most(now)).toEqual([
    { span: spanOf(now), slug: 'a', views: 5 },
    { span: spanOf(now), slug: 'b', views: 1 },
  ]);
  second.close();
});

it('forgets what is older than seven days, or dated ahead', () => {
  const store = ViewStore.open(folder);
  for (const at of [now - week - 1, now, now + week]) store.add(spanOf(at), new Map([['a', 1]]));
  store.forgetOld(now);
  expect([now - week - 1, now, now + week].map((at) => store.most(at).length)).toEqual([0, 1, 0]);
  store.close();
});

it('looks at the most read articles of a span only', () => {
  const store = ViewStore.open(folder);
  store.add(spanOf(now), new Map(Array.from({ length: mostOfSpan + 5 }, (_, n) => [`a-${n}`, n + 1])));
  const most = store.most(now);
  expect([most.length, most.at(-1)?.views]).toEqual([mostOfSpan, 6]);
  store.close();
});

it('makes a damaged file anew', () => {
  writeFileSync(viewsFile(folder), 'no database');
  const store = ViewStore.open(folder);
  store.add(spanOf(now), new Map([['a', 1]]));
  expect(store.most(now)).toHaveLength(1);
  store.close();
});
