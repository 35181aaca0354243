import type { Newsroom } from './newsroom';

/** Four looks a second: an article is live within the second, and jumps of the clock cannot be slept through. */
const tickMs = 250;

/** Keeps time passing for the newsroom, and its index tidy. Returns a function that stops it. */
export function startScheduler(newsroom: Newsroom): () => void {
  const timer = setInterval(() => {
    newsroom.catchUp();
    newsroom.tidy();
  }, tickMs);
  timer.unref();
  return () => clearInterval(timer);
}
