import { type Browser, chromium, type Page } from 'playwright';
import { findChromium } from '../support/chromium';

/** One visit with an empty cache. Times in milliseconds from the start of navigation, sizes in bytes. */
export interface Visit {
  firstPaint: number;
  largestPaint: number;
  /** What the largest paint showed: an address of a picture, or nothing for text. */
  largestPicture: string;
  layoutShift: number;
  /** What long tasks took beyond 50 ms each, added up. */
  blocking: number;
  /** Bytes as transferred, with heads. */
  html: number;
  css: number;
  javascript: number;
  /** Requests that the first paint waited for, the page first: paths. */
  blockingPaint: string[];
  /** Others that were begun before it and that it did not wait for, without pictures. */
  besidePaint: string[];
  /** Framework scripts asked for, and inline data of the framework. */
  framework: string[];
}

interface Transfer {
  path: string;
  type: string;
  startedAt: number;
  mimeType: string;
  bytes: number;
}

/** 1.6 Mbit/s down, 750 kbit/s up, 150 ms for each answer; a processor four times slower; a telephone's screen. */
const slow = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, offline: false };
const slowdown = 4;
const telephone = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true };

export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Visits an address cold, over a slow 4G line and with a slow processor. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext(telephone);
  try {
    const page = await context.newPage();
    await page.addInitScript(observe);
    const cdp = await context.newCDPSession(page);
    const transfers = new Map<string, Transfer>();
    let paintedAt = Number.POSITIVE_INFINITY;
    cdp.on('Network.requestWillBeSent', ({ requestId, request, type = '', timestamp }) => {
      const path = new URL(request.url).pathname;
      transfers.set(requestId, { path, type, startedAt: timestamp, mimeType: '', bytes: 0 });
    });
    cdp.on('Network.responseReceived', ({ requestId, response }) => {
      const transfer = transfers.get(requestId);
      if (transfer) transfer.mimeType = response.mimeType;
    });
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const transfer = transfers.get(requestId);
      if (transfer) transfer.bytes = encodedDataLength;
    });
    cdp.on('Page.lifecycleEvent', ({ name, timestamp }) => {
      if (name === 'firstContentfulPaint') paintedAt = timestamp;
    });
    await cdp.send('Network.enable');
    await cdp.send('Page.enable');
    await cdp.send('Page.setLifecycleEventsEnabled', { enabled: true });
    await cdp.send('Network.emulateNetworkConditions', slow);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(url, { waitUntil: 'networkidle' });
    const seen = await page.evaluate(report);
    const all = [...transfers.values()];
    const bytesOf = (kind: RegExp): number =>
      all.filter(({ mimeType }) => kind.test(mimeType)).reduce((sum, { bytes }) => sum + bytes, 0);
    const blockingPaint = [new URL(url).pathname, ...(await page.evaluate(listBlocking))];
    if (!Number.isFinite(paintedAt) || !(seen.largestPaint > 0)) throw new Error(`${url} was not painted`);
    return {
      ...seen,
      html: bytesOf(/^text\/html$/),
      css: bytesOf(/^text\/css$/),
      javascript: bytesOf(/javascript$/),
      blockingPaint,
      besidePaint: all
        .filter(({ type, startedAt }) => type !== 'Image' && startedAt < paintedAt)
        .map(({ path }) => path)
        .filter((path) => !blockingPaint.includes(path)),
      framework: [
        ...all.map(({ path }) => path).filter((path) => /^\/_next\/.*\.js$/.test(path)),
        ...((await hasFlightData(page)) ? ['self.__next_f'] : []),
      ],
    };
  } finally {
    await context.close();
  }
}

/** Runs in the page: what the browser itself says that painting had to wait for. */
function listBlocking(): string[] {
  return performance
    .getEntriesByType('resource')
    .filter((entry) => 'renderBlockingStatus' in entry && entry.renderBlockingStatus === 'blocking')
    .map(({ name }) => new URL(name).pathname);
}

async function hasFlightData(page: Page): Promise<boolean> {
  return (await page.content()).includes('__next_f');
}

interface Seen {
  firstPaint: number;
  largestPaint: number;
  largestPicture: string;
  layoutShift: number;
  blocking: number;
}

declare global {
  interface Window {
    benchSeen: Seen;
  }
}

/** Runs in the page before anything else. No function in it has a name: the compiler would call a helper for it. */
function observe(): void {
  const seen = { firstPaint: 0, largestPaint: 0, largestPicture: '', layoutShift: 0, blocking: 0 };
  window.benchSeen = seen;
  for (const type of ['paint', 'largest-contentful-paint', 'layout-shift', 'longtask']) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.name === 'first-contentful-paint') seen.firstPaint = entry.startTime;
        if (type === 'largest-contentful-paint') {
          seen.largestPaint = entry.startTime;
          seen.largestPicture = 'url' in entry ? String(entry.url) : '';
        }
        if (type === 'layout-shift' && 'value' in entry) seen.layoutShift += Number(entry.value);
        if (type === 'longtask') seen.blocking += Math.max(0, entry.duration - 50);
      }
    }).observe({ type, buffered: true });
  }
}

/** Runs in the page: what was seen, once there was a largest paint and time for a larger one. */
async function report(): Promise<Seen> {
  const deadline = performance.now() + 10_000;
  while (!(window.benchSeen.largestPaint > 0) && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 500)));
  return window.benchSeen;
}
