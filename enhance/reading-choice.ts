import { parseReading, type Reading, readingCookie } from '@/lib/site/reading';
import { adoptStyles, make } from './dom';
import { EnhancedElement } from './enhanced-element';
import { fetchBeforePress, parts } from './parts';

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

const written = (reading: Reading): string => `${new URLSearchParams({ ...reading })}`;

/**
 * The cookie is written here so that the very next request has it, and by the server because some browsers
 * forget within a week what a script wrote.
 */
function keepHere(reading: Reading): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API answers later, and not on plain http
  document.cookie = `${readingCookie}=${encodeURIComponent(written(reading))}; path=/; max-age=${year}; samesite=lax`;
}

function keepThere(reading: Reading, endpoint: string): void {
  const body = new URLSearchParams({ ...reading });
  fetch(endpoint, { method: 'POST', body, redirect: 'manual', keepalive: true }).catch(() => undefined);
}

/** What the page looks like now; one for all forms of the page. */
let shown = chosen();
let sheet: CSSStyleSheet | undefined;

/** @throws where the part cannot be fetched, or style sheets cannot be constructed (Safari before 16.4) */
async function show(reading: Reading): Promise<void> {
  const { lookOf } = await parts.look();
  sheet ??= adoptStyles('');
  shown = reading;
  sheet.replaceSync(lookOf(reading));
  // In the place of what the page came with.
  const link = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"][href="/reading.css"]');
  if (link) link.disabled = true;
  markPressed(document);
}

function showIfPossible(reading: Reading): void {
  show(reading).catch(() => undefined);
}

/** As without scripts: with a new page. */
function submitPlainly(form: HTMLFormElement, { name, value }: HTMLButtonElement): void {
  form.append(make('input', { type: 'hidden', name, value }));
  form.submit();
}

function markPressed(root: ParentNode): void {
  const values = new Map(Object.entries(shown));
  for (const button of root.querySelectorAll<HTMLButtonElement>('.choice button'))
    button.ariaPressed = String(button.value === values.get(button.name));
}

/** Going back, browsers take /reading.css as it was then, without asking. */
function cameBack(): boolean {
  const [visit] = performance.getEntriesByType('navigation');
  return visit instanceof PerformanceNavigationTiming && visit.type === 'back_forward';
}

/** One form of the reading aids: its choice takes effect at once, without a new page. */
export class ReadingChoice extends EnhancedElement {
  protected override enhance(signal: AbortSignal): void {
    markPressed(this);
    const choose = (event: SubmitEvent): void => {
      const { target, submitter } = event;
      if (!(target instanceof HTMLFormElement && submitter instanceof HTMLButtonElement)) return;
      event.preventDefault();
      const reading = { ...chosen(), [submitter.name]: submitter.value };
      keepHere(reading);
      show(reading).then(
        () => keepThere(reading, target.action),
        () => submitPlainly(target, submitter),
      );
    };
    fetchBeforePress(this, parts.look);
    this.addEventListener('submit', choose, { signal });
    // The choice may have changed on another page while this one lay in the back-forward cache or in another tab.
    const follow = (): void => {
      const reading = chosen();
      if (written(reading) !== written(shown)) showIfPossible(reading);
    };
    addEventListener('pageshow', follow, { signal });
    document.addEventListener('visibilitychange', follow, { signal });
    signal.addEventListener('abort', () => {
      for (const button of this.querySelectorAll('button')) button.ariaPressed = null;
    });
    if (cameBack()) showIfPossible(shown);
  }
}
