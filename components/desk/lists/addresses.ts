import type { ListName } from '@/lib/desk/lists/list-names';
import type { WrittenQuery } from '@/lib/desk/lists/list-query';

/** Addresses of the desk's front page. */

export function listAddress(list: ListName): string {
  return list === 'drafts' ? '/desk' : `/desk?list=${list}`;
}

/** The same search elsewhere in it: on another page, or in another list. */
export function searchAddress(
  written: WrittenQuery,
  change: Partial<WrittenQuery & { cursor: string }>,
): string {
  const entries = Object.entries({ ...written, ...change }).filter(([, value]) => value !== '');
  return entries.length > 0 ? `/desk?${new URLSearchParams(entries)}` : '/desk';
}
