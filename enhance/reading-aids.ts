import { parseReading, type Reading, readingCookie, readingCss } from '@/lib/site/reading';

/** Text size, theme and edition at once, without a new page. The forms do the same where this does not run. */

const year = 365 * 24 * 3600;

function chosen(): Reading {
  const value = document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${readingCookie}=`))
    ?.slice(readingCookie.length + 1);
  try {
    return parseReading(value && decodeURIComponent(value));
  } catch {
    return parseReading(undefined);
  }
}

function markPressed(reading: Reading): void {
  const values = new Map(Object.entries(reading));
  for (const button of document.querySelectorAll<HTMLButtonElement>('.choice button'))
    button.ariaPressed = String(button.value === values.get(button.name));
}

/**
 * The cookie is written here so that the very next request has it, and by the server because some browsers
 * forget within a week what a script wrote.
 */
function keep(reading: Reading, endpoint: string): void {
  const body = new URLSearchParams({ ...reading });
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API answers later, and not on plain http
  document.cookie = `${readingCookie}=${encodeURIComponent(`${body}`)}; path=/; max-age=${year}; samesite=lax`;
  fetch(endpoint, { method: 'POST', body, redirect: 'manual', keepalive: true }).catch(() => undefined);
}

export function startReadingAids(): void {
  let shown = chosen();
  markPressed(shown);
  const sheet = new CSSStyleSheet();
  const show = (reading: Reading): void => {
    shown = reading;
    sheet.replaceSync(readingCss(reading));
    document.adoptedStyleSheets = [sheet];
    // In the place of what the page came with.
    const link = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"][href="/reading.css"]');
    if (link) link.disabled = true;
    markPressed(reading);
  };
  document.addEventListener('submit', (event) => {
    const { target, submitter } = event;
    if (!(target instanceof HTMLFormElement) || !target.matches('.choice')) return;
    if (!(submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const reading = { ...chosen(), [submitter.name]: submitter.value };
    show(reading);
    keep(reading, target.action);
  });
  // Going back, browsers take /reading.css as it was then, without asking.
  const [visit] = performance.getEntriesByType('navigation');
  if (visit instanceof PerformanceNavigationTiming && visit.type === 'back_forward') show(shown);
  // The choice may have changed on another page while this one lay in the back-forward cache or in another tab.
  const follow = (): void => {
    const reading = chosen();
    if (`${new URLSearchParams({ ...reading })}` !== `${new URLSearchParams({ ...shown })}`) show(reading);
  };
  addEventListener('pageshow', follow);
  document.addEventListener('visibilitychange', follow);
}
