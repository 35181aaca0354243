import { type DeskChange, type DeskEvents, eventFor } from './desk-events';
import type { Viewer } from './viewer';

/** Server-sent events (HTML Standard, "Server-sent events") for one open page of the desk. */

/** Below the idle time of the usual proxies (60 s), and how long an ended session may go on listening. */
export const heartbeatMs = 25_000;

/** How long a browser waits before it asks again. */
const retryMs = 3000;

/** Messages that may wait for a client that does not read; then it is let go, and reads its list anew. */
const mostWaiting = 64;

export const streamHeaders = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // Nobody on the way compresses or gathers: a message would wait for the next one.
  'Cache-Control': 'private, no-store, no-transform',
  'X-Accel-Buffering': 'no',
  // An ending server waits for nobody who might ask something more.
  Connection: 'close',
} as const;

export interface StreamOptions {
  events: DeskEvents;
  person: string;
  /** Revision that the page shows; undefined: it shows nothing yet. */
  after: string | undefined;
  /** Who is asking at this moment; undefined when the session has ended. */
  viewer: () => Promise<Viewer | undefined>;
  /** The connection. */
  signal: AbortSignal;
}

function message(event: string, data: object, id?: string): string {
  return `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}

/**
 * `ready` comes first, or `missed` when something changed since `after`; then a `change` for each that the person may know
 * of. `end` says that the session is over. Undefined when no more streams can be opened.
 */
export function openEventStream({
  events,
  person,
  after,
  viewer,
  signal,
}: StreamOptions): ReadableStream | undefined {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let work: Promise<void> = Promise.resolve();

  const send = (text: string): void => {
    if (!controller || text === '') return;
    if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(encoder.encode(text));
    const stuck = controller;
    controller = undefined;
    end();
    stuck.error(new Error('the client does not read'));
  };
  const end = (): void => {
    leave?.();
    clearInterval(heartbeat);
    signal.removeEventListener('abort', end);
    const open = controller;
    controller = undefined;
    open?.close();
  };
  /** One after another; each time the session and the rights are those of that moment. */
  const tell = (make: (viewer: Viewer) => string): void => {
    work = work
      .then(viewer)
      .then((now) => {
        if (now) return send(make(now));
        send(message('end', {}));
        end();
      })
      .catch(end);
  };
  const hear = (change: DeskChange | 'end'): void => {
    if (change === 'end') return end();
    tell((now) => {
      const event = eventFor(change, now);
      return event ? message('change', event, change.revision) : '';
    });
  };

  const leave = events.open(person, hear);
  if (!leave) return undefined;
  const heartbeat = setInterval(() => tell(() => ':\n\n'), heartbeatMs);
  heartbeat.unref();
  signal.addEventListener('abort', end);
  return new ReadableStream<Uint8Array>(
    {
      start(opened) {
        controller = opened;
        const isKnown = after === undefined || after === events.revision;
        const { revision } = events;
        send(`retry: ${retryMs}\n${message(isKnown ? 'ready' : 'missed', { revision }, revision)}`);
        if (signal.aborted) end();
      },
      cancel() {
        controller = undefined;
        end();
      },
    },
    { highWaterMark: mostWaiting },
  );
}
