import { readEnvironment } from '@/lib/site/env';
import { setNewsroom } from '@/lib/site/newsroom';
import { Newsroom } from './newsroom';
import { startScheduler } from './scheduler';
import { watchTree } from './watcher';

/** Opens index, watcher and scheduler in a process that has no server of ours around Next. */
export async function startNewsroom(): Promise<Newsroom> {
  const newsroom = new Newsroom(readEnvironment());
  setNewsroom(newsroom);
  if (newsroom.environment.watch) await watchTree(newsroom, () => undefined);
  await newsroom.open();
  startScheduler(newsroom);
  return newsroom;
}
