import type { Problem } from '@/lib/content/types';

export type CheckState = 'idle' | 'checking' | 'failed';

/** Typing is checked after a pause of this, in milliseconds; again after a failure of this. */
const pauseMs = 400;
const retryMs = 5000;

/** Asks what is wrong in the newest text; what was asked about an older one is given up. */
export class ProblemChecker {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private abort: AbortController | undefined;

  constructor(
    private readonly ask: (signal: AbortSignal) => Promise<Problem[]>,
    private readonly tell: (state: CheckState, problems?: Problem[]) => void,
  ) {}

  touch(ms = pauseMs): void {
    this.abort?.abort();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.check(), ms);
  }

  stop(): void {
    this.abort?.abort();
    clearTimeout(this.timer);
  }

  private async check(): Promise<void> {
    const abort = new AbortController();
    this.abort = abort;
    this.tell('checking');
    try {
      const problems = await this.ask(abort.signal);
      if (!abort.signal.aborted) this.tell('idle', problems);
    } catch {
      if (abort.signal.aborted) return;
      this.tell('failed');
      this.touch(retryMs);
    }
  }
}
