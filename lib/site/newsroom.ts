import type { Newsroom } from '@/lib/revalidate/newsroom';

/**
 * The process has one newsroom. The server makes it before Next starts; under plain `next start` the
 * instrumentation hook does. Code that Next bundled reaches it through the global object.
 */
const key = Symbol.for('kaiyuan.newsroom');

export function setNewsroom(newsroom: Newsroom): void {
  Reflect.set(globalThis, key, newsroom);
}

export function hasNewsroom(): boolean {
  return Reflect.has(globalThis, key);
}

/** @throws Error when the process was not started through the server or the instrumentation hook */
export function getNewsroom(): Newsroom {
  const newsroom: Newsroom | undefined = Reflect.get(globalThis, key);
  if (!newsroom)
    throw new Error('The newsroom is not open: start with `npm start`, `npm run dev` or `next start`.');
  return newsroom;
}
