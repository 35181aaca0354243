import type { Root, RootContent } from 'mdast';
import { machineDate } from './machine-date';
import { getAttribute, isJsx, isParent, type JsxElement, setAttribute } from './nodes';

function isLiveUpdate(node: RootContent): node is RootContent & JsxElement {
  return isJsx(node) && node.name === 'LiveUpdate';
}

/** `2026-11-10T09:20`, or undefined for a time without its day: it does not say which side of midnight it stands on. */
function momentOf(update: JsxElement): string | undefined {
  const machine = machineDate(getAttribute(update, 'time') ?? '');
  return machine?.includes('T') ? machine : undefined;
}

/**
 * Puts updates that follow one another newest first, when each says day and time; others stay as they are written.
 * Then gives each its permanent id: of several of the same minute the oldest has the plain one, so that an address
 * that was passed on stays right when another is added above.
 */
export function arrangeLiveUpdates(tree: Root): void {
  const updates: JsxElement[] = [];
  arrange(tree, updates);
  const seen = new Map<string, number>();
  for (const update of updates.reverse()) {
    const time = getAttribute(update, 'time') ?? '';
    const base = `live-${time.replace(/[^0-9a-z]+/gi, '-').replace(/^-|-$/g, '') || 'update'}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    setAttribute(update, 'id', count === 1 ? base : `${base}-${count}`);
  }
}

function arrange(parent: { children: RootContent[] }, found: JsxElement[]): void {
  const { children } = parent;
  for (let start = 0; start < children.length; start += 1) {
    let end = start;
    while (end < children.length && isUpdateAt(children, end)) end += 1;
    if (end - start > 1) children.splice(start, end - start, ...newestFirst(children.slice(start, end)));
    start = Math.max(start, end - 1);
  }
  for (const child of children) {
    if (isLiveUpdate(child)) found.push(child);
    if (isParent(child)) arrange(child, found);
  }
}

function isUpdateAt(children: readonly RootContent[], index: number): boolean {
  const child = children[index];
  return child !== undefined && isLiveUpdate(child);
}

function newestFirst(run: readonly RootContent[]): RootContent[] {
  const moments = run.map((node) => (isLiveUpdate(node) ? momentOf(node) : undefined));
  if (moments.some((moment) => moment === undefined)) return [...run];
  return run
    .map((node, index) => ({ node, moment: moments[index] ?? '' }))
    .sort((a, b) => (a.moment < b.moment ? 1 : a.moment > b.moment ? -1 : 0))
    .map(({ node }) => node);
}
