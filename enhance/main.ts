import { startStatus } from './dom';
import { startLightbox } from './lightbox';
import { startReadingAids } from './reading-aids';
import { startSuggestions } from './suggestions';
import { startToday } from './today';
import { startTools } from './tools';

/** Each part stands alone: a browser that lacks what one of them needs still gets the others. */
function start(): void {
  for (const part of [
    startStatus,
    startReadingAids,
    startToday,
    startTools,
    startLightbox,
    startSuggestions,
  ]) {
    try {
      part();
    } catch (error) {
      reportError(error);
    }
  }
}

/**
 * Under plain `next start` React takes over the page first, and must find it as the server sent it.
 * It leaves its mark on every element that it has taken over, on <body> last.
 */
function startAfterReact(): void {
  if (Object.keys(document.body).some((key) => key.startsWith('__react'))) start();
  else setTimeout(startAfterReact, 50);
}

if ('__next_f' in window) startAfterReact();
else start();
