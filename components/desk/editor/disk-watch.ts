import type { DeskEvent } from '@/lib/desk/lists/desk-events';

/** Calls when an article may be another one on disk. Gives what ends the watching. */
export function watchDisk(slug: string, changed: () => void): () => void {
  const stream = new EventSource('/desk/api/events');
  stream.addEventListener('change', ({ data }: MessageEvent<string>) => {
    const event: DeskEvent = JSON.parse(data);
    if (event.more || event.articles.some((article) => article.slug === slug)) changed();
  });
  let isOpen = false;
  stream.addEventListener('ready', () => {
    // After a break nobody knows what was missed.
    if (isOpen) changed();
    isOpen = true;
  });
  stream.addEventListener('missed', changed);
  return () => stream.close();
}
