import { changesPath, type DevelopmentEvent } from '@/lib/site/development';
import { morph } from './morph';
import { showProblems } from './overlay';

/** Development only: a page follows the files that it shows, where the reader is. */

let asking = new AbortController();

/** Asks for the page again and shows what is new in it. What is no page is loaded as a whole. */
async function refresh(): Promise<void> {
  asking.abort();
  asking = new AbortController();
  try {
    const { signal } = asking;
    const answer = await fetch(location.href, {
      headers: { accept: 'text/html' },
      cache: 'no-store',
      signal,
    });
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') && answer.status < 500;
    if (answer.redirected || !isPage) return location.assign(answer.url);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (signal.aborted) return;
    document.documentElement.lang = fresh.documentElement.lang;
    morph(document.head, fresh.head);
    morph(document.body, fresh.body);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) location.reload();
  }
}

function hear(event: DevelopmentEvent): void {
  if (event.kind === 'problems') showProblems(event);
  else if (event.kind === 'reload') location.reload();
  else void refresh();
}

/** A page in the background does not listen: browsers open six connections to a server, for all tabs together. */
function listen(): () => void {
  const source = new EventSource(changesPath);
  source.onmessage = ({ data }: MessageEvent<string>) => hear(JSON.parse(data));
  let isOpen = false;
  source.onopen = () => {
    // The server was away and has begun anew.
    if (isOpen) location.reload();
    isOpen = true;
  };
  return () => source.close();
}

let stop: (() => void) | undefined;

function follow(): void {
  if (document.visibilityState === 'hidden') {
    stop?.();
    stop = undefined;
  } else if (!stop) {
    stop = listen();
  }
}

follow();
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && !stop) void refresh();
  follow();
});
