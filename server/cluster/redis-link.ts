import { createClient, ErrorReply, RESP_TYPES } from '@redis/client';
import { TooSlow, within } from './within';

/** How Redis does: nothing answers, everything works, or it takes nothing more (full, read-only). */
export type RedisHealth = 'away' | 'well' | 'full';

export const limits = {
  /** A reader waits for it. In milliseconds, as all of these. */
  read: 50,
  /** Nobody waits for it. */
  write: 1000,
  connect: 3000,
  /** The longest that a blocking read asks Redis to wait; a silence much longer than that is no answer. */
  block: 2000,
} as const;

const firstPauseMs = 200;
const longestPauseMs = 3000;
/** How long nothing is written to a Redis that took nothing. */
const fullMs = 2000;

function connect(url: string) {
  return createClient({
    url,
    name: 'kaiyuan',
    disableOfflineQueue: true,
    commandsQueueMaxLength: 2000,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    // Whether and when to try again is decided here, for both connections together.
    socket: { connectTimeout: 2 * limits.connect, reconnectStrategy: false, keepAlive: true },
    commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
  });
}

export type RedisClient = ReturnType<typeof connect>;

/** One life of the link: from the connection to its first failure. */
export interface Session {
  /** Answers at once: reading and writing. */
  commands: RedisClient;
  /** Waits for events. */
  events: RedisClient;
  ended: boolean;
}

interface Listener {
  onHealth: (health: RedisHealth, reason: string) => void;
  /** Called once for each session; it ends with its failure. */
  onSession: (session: Session) => Promise<void>;
}

/**
 * The link to Redis. It is tried again for ever and awaited by nobody: what cannot be asked now is answered at once
 * with undefined.
 */
export class RedisLink {
  health: RedisHealth = 'away';
  private session: Session | undefined;
  private suspect = false;
  private fullUntil = 0;
  private pauseMs = firstPauseMs;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  private said: RedisHealth | undefined;

  constructor(
    private readonly url: string,
    private readonly listener: Listener,
  ) {}

  open(): void {
    void this.begin();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    if (this.session) end(this.session);
    this.session = undefined;
  }

  /** What Redis answers to a reader's question; undefined when that takes too long or cannot be had now. */
  async read<T>(ask: (client: RedisClient) => Promise<T>): Promise<T | undefined> {
    const { session } = this;
    if (!session || this.suspect) return undefined;
    try {
      return await within(limits.read, ask(session.commands));
    } catch (error) {
      if (error instanceof TooSlow) void this.examine(session);
      else this.fail(session, error);
      return undefined;
    }
  }

  /** What Redis answers to a question for whose answer nobody waits; undefined when it cannot be had now. */
  async look<T>(ask: (client: RedisClient) => Promise<T>): Promise<T | undefined> {
    const { session } = this;
    if (!session || this.suspect) return undefined;
    try {
      return await within(limits.write, ask(session.commands));
    } catch (error) {
      this.fail(session, error);
      return undefined;
    }
  }

  /** Whether it was written. */
  async write(ask: (client: RedisClient) => Promise<unknown>): Promise<boolean> {
    const { session } = this;
    if (!session || this.suspect || performance.now() < this.fullUntil) return false;
    try {
      await within(limits.write, ask(session.commands));
      if (this.health === 'full') this.tell('well', 'it takes data again');
      return true;
    } catch (error) {
      if (error instanceof ErrorReply && /^(?:OOM|READONLY|MISCONF|NOREPLICAS)\b/.test(error.message)) {
        this.fullUntil = performance.now() + fullMs;
        this.tell('full', error.message);
      } else {
        this.fail(session, error);
      }
      return false;
    }
  }

  /** Something of a session failed: it ends, and another is begun after a pause. */
  fail(session: Session, error: unknown): void {
    if (session.ended) return;
    end(session);
    if (this.session === session) this.session = undefined;
    this.tell('away', reasonOf(error));
    this.again();
  }

  /** An answer was late: until it is known whether Redis is slow or gone, no reader asks. */
  private async examine(session: Session): Promise<void> {
    if (this.suspect) return;
    this.suspect = true;
    try {
      await within(limits.write, session.commands.ping());
    } catch (error) {
      this.fail(session, error);
    } finally {
      this.suspect = false;
    }
  }

  private async begin(): Promise<void> {
    const session: Session = { commands: connect(this.url), events: connect(this.url), ended: false };
    try {
      for (const client of [session.commands, session.events]) {
        client.on('error', (error) => this.fail(session, error));
      }
      const connected = Promise.all([session.commands.connect(), session.events.connect()]);
      await within(limits.connect, connected);
      await within(limits.connect, session.commands.ping());
    } catch (error) {
      return this.fail(session, error);
    }
    if (this.closed) return end(session);
    if (session.ended) return;
    this.session = session;
    this.pauseMs = firstPauseMs;
    this.tell('well', 'connected');
    this.listener.onSession(session).catch((error: unknown) => this.fail(session, error));
  }

  private again(): void {
    if (this.closed) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.begin(), this.pauseMs * (0.75 + Math.random() / 2));
    this.timer.unref();
    this.pauseMs = Math.min(longestPauseMs, this.pauseMs * 2);
  }

  private tell(health: RedisHealth, reason: string): void {
    this.health = health;
    if (health === this.said || this.closed) return;
    this.said = health;
    this.listener.onHealth(health, reason);
  }
}

function end(session: Session): void {
  session.ended = true;
  for (const client of [session.commands, session.events]) {
    // What still waits for an answer is rejected; a client that never connected has nothing to close.
    if (client.isOpen) client.destroy();
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}
