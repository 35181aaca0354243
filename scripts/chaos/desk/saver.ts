import { type ChildProcess, spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'esbuild';
import type { Command, Reply } from '@/lib/desk/manuscripts/chaos-process';

/** The process as one file, which starts in a third of the time. @param home a folder for it */
export async function buildProcess(home: string): Promise<string> {
  const outfile = path.join(home, 'chaos-process.mjs');
  symlinkSync(path.resolve('node_modules'), path.join(home, 'node_modules'));
  await build({
    entryPoints: [path.resolve('lib/desk/manuscripts/chaos-process.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return outfile;
}

/** The process of the desk: restarted whenever it dies. */
export class Saver {
  private child: ChildProcess | undefined;
  private readonly waiting = new Map<number, (reply: Reply | 'dead') => void>();
  private ready: Promise<void> = Promise.resolve();
  private count = 0;
  starts = 0;

  constructor(
    private readonly program: string,
    private readonly env: Record<string, string>,
  ) {}

  start(): Promise<void> {
    this.starts += 1;
    const child = spawn(process.execPath, [this.program], {
      env: { ...process.env, ...this.env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.child = child;
    this.ready = new Promise((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const said = JSON.parse(line) as Reply | 'ready';
        if (said === 'ready') return resolve();
        this.waiting.get(said.n)?.(said);
        this.waiting.delete(said.n);
      });
      child.on('close', () => {
        resolve();
        for (const answer of this.waiting.values()) answer('dead');
        this.waiting.clear();
      });
    });
    child.stdin.on('error', () => undefined);
    return this.ready;
  }

  /** `dead`: it was killed before it answered. */
  async ask(command: Omit<Command, 'n'>): Promise<Reply | 'dead'> {
    await this.ready;
    const { child } = this;
    if (!child?.stdin || child.exitCode !== null || child.signalCode !== null) return 'dead';
    this.count += 1;
    const n = this.count;
    const answer = new Promise<Reply | 'dead'>((resolve) => this.waiting.set(n, resolve));
    child.stdin.write(`${JSON.stringify({ ...command, n })}\n`);
    return answer;
  }

  /** Kills it, or lets it kill itself around the next file that it replaces, and starts another. */
  async kill(how: 'now' | 'before' | 'after'): Promise<void> {
    await this.ready;
    const { child } = this;
    const gone = new Promise((resolve) => child?.on('close', resolve));
    if (how === 'now') child?.kill('SIGKILL');
    else child?.stdin?.write(`${JSON.stringify({ op: 'die', late: how === 'after' })}\n`);
    // Nobody may be saving any more.
    await Promise.race([gone, wait(2000)]);
    child?.kill('SIGKILL');
    await gone;
    await this.start();
  }

  async end(): Promise<void> {
    await this.ready;
    const gone = new Promise((resolve) => this.child?.on('close', resolve));
    this.child?.stdin?.write('{"op":"end"}\n');
    await gone;
  }

  abandon(): void {
    this.child?.kill('SIGKILL');
  }
}
