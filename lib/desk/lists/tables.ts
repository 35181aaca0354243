import { getNewsroom } from '@/lib/site/newsroom';
import { DeskLists } from './desk-lists';

const key = Symbol.for('kaiyuan.desk-lists');

/** The process has one; code that Next bundled finds the same. */
export function getDeskLists(): DeskLists {
  const existing: DeskLists | undefined = Reflect.get(globalThis, key);
  if (existing) return existing;
  const lists = new DeskLists(getNewsroom(), {
    owners: { ownerOf: () => undefined, slugsOf: () => [] },
    submitted: () => [],
  });
  Reflect.set(globalThis, key, lists);
  return lists;
}
