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
  /** The text as it is now; undefined when it is that of the file. */
  read: () => Draft | undefined;
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
  /** Something changed that was not sent yet. */
  private waiting = false;
  private sending: Promise<void> | undefined;
  private cancel: () => void = () => undefined;
  private retryMs = firstRetryMs;

  constructor(private readonly around: KeeperSurroundings) {}

  /** Something was typed. */
  touch(): void {
    this.waiting = true;
    this.arm(keepAfterMs);
  }

  /** What was typed is in the file: nothing is left to keep. */
  forget(): void {
    this.waiting = false;
    this.cancel();
    this.around.store(undefined);
    this.around.tell({ kind: 'same' });
  }

  /** Sends at once what waits; done when nothing waits any more, or the server does not take it. */
  async flush(): Promise<void> {
    await this.sending;
    if (this.waiting) await this.sendNow();
  }

  /** The page goes away: what the server does not have stays in this browser. */
  leave(): void {
    if (this.waiting || this.sending) this.around.store(this.around.read());
  }

  private arm(ms: number): void {
    this.cancel();
    this.cancel = this.around.later(ms, () => void this.sendNow());
  }

  private sendNow(): Promise<void> {
    // What is under way comes first; what waits then is sent without a pause.
    if (this.sending) return this.sending.then(() => (this.waiting ? this.sendNow() : undefined));
    this.cancel();
    this.sending = this.sendOne().finally(() => {
      this.sending = undefined;
    });
    return this.sending;
  }

  private async sendOne(): Promise<void> {
    const draft = this.around.read();
    this.waiting = false;
    this.around.tell({ kind: 'keeping' });
    const outcome = await (draft ? this.around.send(draft) : this.around.drop());
    if (outcome === 'kept') {
      this.retryMs = firstRetryMs;
      if (!this.waiting) this.around.store(undefined);
      this.around.tell(draft ? { kind: 'kept', at: this.around.now() } : { kind: 'same' });
      return;
    }
    this.waiting = true;
    this.around.store(this.around.read());
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
