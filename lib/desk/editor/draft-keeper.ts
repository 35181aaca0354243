/** What somebody typed, and the version of the file that it began from. */
export interface Draft {
  source: string;
  base: string;
}

export type KeptState =
  /** Nothing differs from the file. */
  | { kind: 'same' }
  | { kind: 'keeping' }
  | { kind: 'kept'; at: number }
  /** The server is out of reach; the text is kept in this browser. */
  | { kind: 'offline' }
  /** The server does not take it; the text is kept in this browser. */
  | { kind: 'refused'; message: string };

export type SendOutcome = 'kept' | 'unreachable' | { refused: string };

export interface KeeperSurroundings {
  /** Sends a draft; never throws. */
  send: (draft: Draft) => Promise<SendOutcome>;
  /** Drops the draft on the server. */
  drop: () => Promise<SendOutcome>;
  /** Keeps a draft in this browser, or (undefined) forgets it. */
  store: (draft: Draft | undefined) => void;
  /** Told of every change of the state. */
  tell: (state: KeptState) => void;
  now: () => number;
  later: (ms: number, act: () => void) => () => void;
}

/** Typing is sent after a pause of this, in milliseconds. */
export const keepAfterMs = 120;
const firstRetryMs = 1000;
const longestRetryMs = 30_000;

/**
 * Keeps what is typed: on the server after a short pause, in the browser while that is not possible. One request at a
 * time; of several texts only the newest is sent.
 */
export class DraftKeeper {
  /** What is to be kept next; undefined: what was sent last is the newest. */
  private waiting: Draft | 'none' | undefined;
  private sending: Promise<void> | undefined;
  private cancel: () => void = () => undefined;
  private retryMs = firstRetryMs;

  constructor(private readonly around: KeeperSurroundings) {}

  /** A text that differs from the file. */
  type(draft: Draft): void {
    this.waiting = draft;
    this.arm(keepAfterMs);
  }

  /** The text is that of the file again, or was saved: there is nothing to keep. */
  settle(): void {
    this.waiting = 'none';
    this.arm(0);
  }

  /** The draft on the server is gone already. */
  forget(): void {
    this.waiting = undefined;
    this.cancel();
    this.around.store(undefined);
    this.around.tell({ kind: 'same' });
  }

  /** Sends at once what waits; done when nothing waits any more, or the server cannot be reached. */
  async flush(): Promise<void> {
    this.cancel();
    await this.sending;
    while (this.waiting !== undefined) {
      const before = this.waiting;
      await this.sendNow();
      if (this.waiting === before) return;
    }
  }

  /** The page goes away: what the server does not have yet stays in this browser. */
  leave(): void {
    if (this.waiting !== undefined && this.waiting !== 'none') this.around.store(this.waiting);
  }

  private arm(ms: number): void {
    this.cancel();
    this.cancel = this.around.later(ms, () => void this.sendNow());
  }

  private sendNow(): Promise<void> {
    if (this.sending) {
      // What is under way comes first; afterwards what waits is sent without a pause.
      return this.sending.then(() => (this.waiting === undefined ? undefined : this.sendNow()));
    }
    this.cancel();
    this.sending = this.sendOne().finally(() => {
      this.sending = undefined;
    });
    return this.sending;
  }

  private async sendOne(): Promise<void> {
    const draft = this.waiting;
    if (draft === undefined) return;
    this.waiting = undefined;
    this.around.tell({ kind: 'keeping' });
    const outcome = await (draft === 'none' ? this.around.drop() : this.around.send(draft));
    if (outcome === 'kept') {
      this.retryMs = firstRetryMs;
      this.around.store(undefined);
      this.around.tell(draft === 'none' ? { kind: 'same' } : { kind: 'kept', at: this.around.now() });
      return;
    }
    // Typed on meanwhile: that is the newer one.
    this.waiting ??= draft;
    this.around.store(this.waiting === 'none' ? undefined : this.waiting);
    if (outcome === 'unreachable') {
      this.around.tell({ kind: 'offline' });
      this.arm(this.retryMs);
      this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
    } else {
      this.around.tell({ kind: 'refused', message: outcome.refused });
      this.cancel();
    }
  }
}
