/** Work that is asked for again and again: done once for all who asked until then, and never twice at a time. */
export class RepeatedWork {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private due = 0;
  private running = false;
  /** Asked for while it ran: after how many milliseconds. */
  private wanted: number | undefined;
  private over = false;

  constructor(private readonly work: () => Promise<void>) {}

  /** @param ms from now, at the latest */
  ask(ms: number): void {
    if (this.over) return;
    if (this.running) {
      this.wanted = Math.min(ms, this.wanted ?? ms);
      return;
    }
    const due = Date.now() + ms;
    if (this.timer !== undefined && this.due <= due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => void this.run(), ms);
  }

  stop(): void {
    this.over = true;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    this.running = true;
    await this.work();
    this.running = false;
    const { wanted } = this;
    this.wanted = undefined;
    if (wanted !== undefined) this.ask(wanted);
  }
}
