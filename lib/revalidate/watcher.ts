import { realpathSync } from 'node:fs';
import path from 'node:path';
import { subscribe } from '@parcel/watcher';
import type { Newsroom } from './newsroom';

/** Quiet time after the last event of a burst, in milliseconds: a save is often several writes. */
const quietMs = 15;

/** Applies changes below the content folder as they happen. Returns a function that stops watching. */
export async function watchTree(
  newsroom: Newsroom,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const root = realpathSync(newsroom.tree.root);
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  /** When the first event of the burst came. */
  let noticedAt: number | undefined;
  const flush = (): void => {
    const paths = [...pending];
    pending.clear();
    newsroom.apply('watch', paths, noticedAt).catch(onError);
    noticedAt = undefined;
  };
  const subscription = await subscribe(
    root,
    (error, events) => {
      if (error) {
        // The kernel lost events or the folder is gone: compare everything once.
        onError(error);
        newsroom.apply('watch').catch(onError);
        return;
      }
      noticedAt ??= performance.now();
      for (const event of events) pending.add(path.relative(root, event.path).split(path.sep).join('/'));
      clearTimeout(timer);
      timer = setTimeout(flush, quietMs);
    },
    { ignore: ['**/.git/**', '**/node_modules/**', '**/.*.swp'] },
  );
  return async () => {
    clearTimeout(timer);
    await subscription.unsubscribe();
  };
}
