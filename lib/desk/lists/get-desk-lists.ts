import { getNewsroom } from '@/lib/site/newsroom';
import { getWritingDesk } from '../manuscripts/writing-desk';
import { DeskLists } from './desk-lists';

const key = Symbol.for('kaiyuan.desk-lists');

/** The process has one; code that Next bundled finds the same. */
export function getDeskLists(): DeskLists {
  const existing: DeskLists | undefined = Reflect.get(globalThis, key);
  if (existing) return existing;
  const { authorship, copies } = getWritingDesk();
  const lists = new DeskLists(getNewsroom(), { owners: authorship, submitted: () => copies.submitted() });
  Reflect.set(globalThis, key, lists);
  return lists;
}
