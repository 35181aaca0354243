import type { DeskEvent } from '@/lib/desk/lists/desk-events';

/** `waiting`: changes are missed for the moment, and made up for later. `ended`: the session is over. */
export type ConnectionState = 'open' | 'waiting' | 'full' | 'ended';

interface Handlers {
  onState: (state: ConnectionState) => void;
  /** Something changed, or may have changed (no event) while nobody listened. */
  onChange: (event: DeskEvent | undefined) => void;
}

/** A browser gives up on an answer other than 200, as of a server that is starting; it is asked again after this time. */
const againMs = 3000;

/** Until another window may have been closed. */
const fullMs = 20_000;

/**
 * Listens to /desk/api/events while the page is looked at: hidden windows hold no connection, of which a browser has six
 * for a site. What was missed meanwhile is told as one change when it listens again.
 */
export class EventConnection {
  private source: EventSource | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private over = false;

  /** @param revision that the page shows */
  constructor(
    private revision: string,
    private readonly handlers: Handlers,
  ) {
    document.addEventListener('visibilitychange', this.follow);
    this.follow();
  }

  close(): void {
    this.over = true;
    document.removeEventListener('visibilitychange', this.follow);
    this.disconnect();
  }

  private readonly follow = (): void => {
    if (document.hidden) this.disconnect();
    else this.connect();
  };

  private disconnect(): void {
    clearTimeout(this.again);
    this.source?.close();
    this.source = undefined;
  }

  private connect(): void {
    if (this.source || this.over) return;
    clearTimeout(this.again);
    const source = new EventSource(`/desk/api/events?after=${encodeURIComponent(this.revision)}`);
    this.source = source;
    const listen = (name: string, hear: (data: string) => void): void => {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        this.revision = event.lastEventId || this.revision;
        hear(event.data);
      });
    };
    listen('ready', () => this.handlers.onState('open'));
    listen('missed', () => {
      this.handlers.onState('open');
      this.handlers.onChange(undefined);
    });
    listen('change', (data) => this.handlers.onChange(JSON.parse(data) as DeskEvent));
    listen('end', () => {
      this.over = true;
      this.disconnect();
      this.handlers.onState('ended');
    });
    source.addEventListener('error', () => {
      this.handlers.onState('waiting');
      if (source.readyState !== EventSource.CLOSED) return;
      this.disconnect();
      void this.findReason();
    });
  }

  /** EventSource does not tell why it was refused. */
  private async findReason(): Promise<void> {
    const status = await fetch('/desk/api/events', { method: 'HEAD' }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (this.over) return;
    if (status === 401) {
      this.over = true;
      return this.handlers.onState('ended');
    }
    const isFull = status === 429;
    if (isFull) this.handlers.onState('full');
    this.again = setTimeout(this.follow, isFull ? fullMs : againMs);
  }
}
