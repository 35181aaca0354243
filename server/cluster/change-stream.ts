import { z } from 'zod';
import type { StateMove } from '@/lib/revalidate/content-state';
import { limits, type RedisClient, type RedisLink, type Session } from './redis-link';
import { within } from './within';

/** What one instance tells the others: it has gone from one state of the content to another. */
const eventSchema = z.object({
  instance: z.string(),
  /** Of which build the tags are. */
  build: z.string(),
  from: z.string(),
  to: z.string(),
  cause: z.string(),
  /** Undefined: everything. */
  paths: z.array(z.string()).optional(),
  tags: z.union([z.literal('all'), z.array(z.string())]),
});

export interface Told extends Omit<StateMove, 'tags' | 'cause'> {
  build: string;
  cause: string;
  tags: ReadonlySet<string> | 'all';
}

/** Events that the stream keeps, about; with the usual hundred tags an event takes 3 KB. */
const mostEvents = 4000;
/** Paths that an event names; with more of them the others compare everything. */
const mostPaths = 1000;
/** Tags that an event names; with more of them everything counts as touched. */
const mostTags = 5000;
/** Events that wait for Redis here. */
const mostWaiting = 500;
const retryMs = 500;
/** Whoever has not read for so long asks first whether the stream still holds what he has not read. */
const awayMs = 30_000;

interface Parts {
  link: RedisLink;
  key: string;
  instance: string;
  build: string;
  /** What was told before this instance began to read, the newest first. */
  onPast: (events: readonly Told[]) => void;
  onEvent: (event: Told) => void;
  /** Events may have been lost: Redis was emptied, or this instance was away for too long. */
  onLost: () => void;
}

/** Change events of all instances of a site, in the order of a Redis stream, each read from where it was left. */
export class ChangeStream {
  received = 0;
  sent = 0;
  private readonly outbox: string[] = [];
  /** Id of the last event read; undefined before the first look. */
  private position: string | undefined;
  private readAt = 0;
  private flushing = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: Parts) {}

  get waiting(): number {
    return this.outbox.length;
  }

  /** Tells the others, now or as soon as that is possible. */
  send(move: StateMove): void {
    const { from, to, cause, paths, tags } = move;
    const { instance, build } = this.parts;
    const event: z.infer<typeof eventSchema> = {
      ...{ instance, build, from, to, cause },
      paths: paths && paths.length <= mostPaths ? [...paths] : undefined,
      tags: tags === 'all' || tags.size > mostTags ? 'all' : [...tags],
    };
    this.outbox.push(JSON.stringify(event));
    // In the place of all that did not fit: look at everything.
    if (this.outbox.length > mostWaiting) {
      this.outbox.splice(0, this.outbox.length, JSON.stringify({ ...event, paths: undefined, tags: 'all' }));
    }
    void this.flush();
  }

  /** Reads events until the session ends. @throws what ends it */
  async follow(session: Session): Promise<void> {
    await this.findPosition(session);
    void this.flush();
    while (!session.ended) {
      if (performance.now() - this.readAt > awayMs) await this.findPosition(session);
      const stream = { key: this.parts.key, id: this.position ?? '0-0' };
      const reading = session.events.xRead(stream, { BLOCK: limits.block, COUNT: 100 });
      const reply = await within(limits.block + limits.write, reading);
      this.readAt = performance.now();
      for (const { messages } of reply ?? []) for (const message of messages) this.receive(message);
    }
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private receive({ id, message }: Message): void {
    this.position = String(id);
    const event = this.parse(message);
    if (!event) return;
    this.received += 1;
    this.parts.onEvent(event);
  }

  /** Undefined for what this instance said itself, or nobody of us. */
  private parse(message: Message['message']): Told | undefined {
    try {
      const event = eventSchema.parse(JSON.parse(String(message.event)));
      if (event.instance === this.parts.instance) return undefined;
      const { tags, paths, ...rest } = event;
      return { ...rest, paths, tags: tags === 'all' ? tags : new Set(tags) };
    } catch {
      return undefined;
    }
  }

  /** Begins at the end, with a look back; later goes on from where it was, if that is still there. */
  private async findPosition({ commands }: Session): Promise<void> {
    if (this.position === undefined) {
      const past = await this.ask(commands.xRevRange(this.parts.key, '+', '-', { COUNT: mostEvents }));
      this.position = String(past[0]?.id ?? '0-0');
      this.parts.onPast(past.flatMap(({ message }) => this.parse(message) ?? []));
    } else {
      const [first] = await this.ask(commands.xRange(this.parts.key, '-', '+', { COUNT: 1 }));
      const [last] = await this.ask(commands.xRevRange(this.parts.key, '+', '-', { COUNT: 1 }));
      const newest = String(last?.id ?? '0-0');
      const isGone = isBefore(newest, this.position);
      const isCut =
        first !== undefined && isBefore(this.position, String(first.id)) && this.position !== '0-0';
      if (isGone) this.position = '0-0';
      if (isGone || isCut) this.parts.onLost();
    }
    this.readAt = performance.now();
  }

  private async ask<T>(reply: Promise<T[] | null>): Promise<T[]> {
    return (await within(limits.write, reply)) ?? [];
  }

  private async flush(): Promise<void> {
    if (this.flushing) return;
    this.flushing = true;
    clearTimeout(this.timer);
    try {
      for (let event = this.outbox[0]; event !== undefined; event = this.outbox[0]) {
        if (!(await this.parts.link.write((client) => this.add(client, event ?? '')))) break;
        // While it was under way others may have taken the place of all.
        if (this.outbox[0] === event) this.outbox.shift();
        this.sent += 1;
      }
    } finally {
      this.flushing = false;
    }
    if (this.outbox.length === 0) return;
    this.timer = setTimeout(() => void this.flush(), retryMs);
    this.timer.unref();
  }

  private add(client: RedisClient, event: string): Promise<unknown> {
    const trim = { strategy: 'MAXLEN', strategyModifier: '~', threshold: mostEvents } as const;
    return client.xAdd(this.parts.key, '*', { event }, { TRIM: trim });
  }
}

interface Message {
  id: unknown;
  message: Record<string, unknown>;
}

/** Ids are a time in milliseconds and a number within it. */
function isBefore(a: string, b: string): boolean {
  const [timeA = 0, numberA = 0] = a.split('-').map(Number);
  const [timeB = 0, numberB = 0] = b.split('-').map(Number);
  return timeA < timeB || (timeA === timeB && numberA < numberB);
}
