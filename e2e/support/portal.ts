import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Tree } from './tree';

export interface RequestOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
}

export interface Problem {
  file: string;
  line: number;
  column: number;
  rule: string;
  message: string;
}

export interface RevalidateAnswer {
  changed: string[];
  removed: string[];
  problems: Problem[];
  took_ms: number;
}

export interface PortalOptions {
  tree: Tree;
  env?: Record<string, string>;
  dataDir?: string;
  port?: number;
  /** What serves: the production build (default), or `npm run dev`. */
  serves?: 'build' | 'development';
}

export const previewSecret = 'preview-secret-of-the-tests-0123456789';
export const revalidateSecret = 'revalidate-secret-of-the-tests-0123456789';

/** Time a start may take, in milliseconds; two portals may be starting on two cores. */
const startMs = { build: 25_000, development: 60_000 };

/** A request exactly as given: no normalised path, no followed redirect, every header as sent. */
export function request(origin: string, target: string, options: RequestOptions = {}): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = http.request(
      { hostname, port, path: target, method, headers: { ...length, ...headers }, agent: false },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const { statusCode = 0, headers: received } = incoming;
          resolve({ status: statusCode, headers: received, bytes, text: bytes.toString('utf8') });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.setTimeout(20_000, () => outgoing.destroy(new Error(`no answer: ${method} ${target}`)));
    outgoing.end(body);
  });
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const running = new Set<ChildProcess>();

// A worker that is stopped in the middle of a test leaves no server behind.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** What `npm start` runs. */
export function spawnStart(env: Record<string, string>): ChildProcess {
  return spawnNode(['scripts/start.mjs'], env);
}

/** The server process itself, without a parent of its own that signals would have to pass. */
export function spawnServer(env: Record<string, string>): ChildProcess {
  return spawnNode(['.next/kaiyuan-server/main.mjs'], env);
}

/** `npm run dev`. One at a time: Next holds a lock on its folder. */
function spawnDevelopment(env: Record<string, string>): ChildProcess {
  return spawnNode(['--import', 'tsx', 'scripts/dev.ts'], { ...env, NODE_ENV: 'development' });
}

/** The same build under Next's own server, without ours. */
export function spawnPlainNext(port: number, env: Record<string, string>): ChildProcess {
  const arguments_ = ['node_modules/next/dist/bin/next', 'start', '-p', String(port)];
  return spawnNode(arguments_, { ...env, PORT: String(port) });
}

function spawnNode(arguments_: string[], env: Record<string, string>): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, arguments_, {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { PATH, HOME, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** The clock of one portal: a file with an offset, replaced as a whole so that it is never read half written. */
class TestClock {
  private offset = 0;

  constructor(readonly file: string) {
    this.write();
  }

  /** From now on the portal's time is `at` (ISO 8601 with offset) and runs on. */
  set(at: string): void {
    this.offset = Date.parse(at) - Date.now();
    this.write();
  }

  advance(ms: number): void {
    this.offset += ms;
    this.write();
  }

  now(): number {
    return Date.now() + this.offset;
  }

  private write(): void {
    writeFileSync(`${this.file}.new`, String(this.offset));
    renameSync(`${this.file}.new`, this.file);
  }
}

/** One running portal over one tree. */
export class Portal {
  readonly url: string;
  readonly clock: TestClock;
  private process: ChildProcess | undefined;
  private log = '';

  constructor(
    readonly tree: Tree,
    readonly dataDir: string,
    readonly port: number,
    private env: Record<string, string>,
    private readonly ownsData: boolean,
    private readonly serves: 'build' | 'development' = 'build',
  ) {
    this.url = `http://127.0.0.1:${port}`;
    this.clock = new TestClock(`${dataDir}.clock`);
  }

  get deskDir(): string {
    return path.join(this.dataDir, 'desk');
  }

  /** Starts the process and waits until it is ready. @throws Error with the log when it does not come up */
  async start(env: Record<string, string> = {}): Promise<void> {
    this.env = { ...this.env, ...env };
    const spawnPortal = this.serves === 'build' ? spawnServer : spawnDevelopment;
    const child = spawnPortal({
      CONTENT_DIR: this.tree.root,
      DATA_DIR: this.dataDir,
      DESK_DIR: this.deskDir,
      PORT: String(this.port),
      HOST: '127.0.0.1',
      SITE_URL: this.url,
      // As on a public host, although this is none.
      INDEXING: '1',
      PREVIEW_SECRET: previewSecret,
      REVALIDATE_SECRET: revalidateSecret,
      RATE_LIMIT: '0',
      KAIYUAN_TEST: '1',
      TEST_CLOCK_FILE: this.clock.file,
      ...this.env,
    });
    this.process = child;
    const keep = (chunk: Buffer): void => {
      this.log += chunk.toString('utf8');
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const deadline = Date.now() + startMs[this.serves];
    while (Date.now() < deadline) {
      if (hasEnded(child)) throw new Error(`the portal ended with ${child.exitCode}:\n${this.log}`);
      const ready = await request(this.url, '/api/ready').catch(() => undefined);
      if (ready?.status === 200) return;
      await wait(50);
    }
    await this.kill();
    throw new Error(`the portal is not ready:\n${this.log}`);
  }

  get(target: string, options: RequestOptions = {}): Promise<Answer> {
    return request(this.url, target, options);
  }

  post(target: string, body = '', headers: Record<string, string> = {}): Promise<Answer> {
    return request(this.url, target, { method: 'POST', body, headers });
  }

  /** The parsed answer of a JSON address. @throws Error when it is not 200 */
  async json<T>(target: string): Promise<T> {
    const answer = await this.get(target);
    if (answer.status !== 200) throw new Error(`${target}: ${answer.status} ${answer.text.slice(0, 300)}`);
    const parsed: T = JSON.parse(answer.text);
    return parsed;
  }

  /** Tells the portal that files changed, as a webhook does. @throws Error when it does not answer 200 */
  async revalidate(paths?: readonly string[]): Promise<RevalidateAnswer> {
    const answer = await this.post('/api/revalidate', paths ? JSON.stringify({ paths }) : '', {
      authorization: `Bearer ${revalidateSecret}`,
    });
    if (answer.status !== 200) throw new Error(`revalidate: ${answer.status} ${answer.text}`);
    const parsed: RevalidateAnswer = JSON.parse(answer.text);
    return parsed;
  }

  /** Sends SIGTERM and waits for the end; gives the exit code. */
  stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  /** Ends the process at once, as a crash would. */
  kill(): Promise<number | null> {
    return this.end('SIGKILL');
  }

  async restart(env: Record<string, string> = {}): Promise<void> {
    await this.stop();
    await this.start(env);
  }

  /** Memory that the process holds (resident set), in megabytes. */
  residentMegabytes(): number {
    const pid = String(this.process?.pid);
    const kilobytes = existsSync(`/proc/${pid}/status`)
      ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', pid], { encoding: 'utf8' });
    return Number(kilobytes) / 1024;
  }

  /** Halts the process where it is, as a machine that is suspended. */
  freeze(): void {
    this.process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.process?.kill('SIGCONT');
  }

  /** Everything the process has written. */
  output(): string {
    return this.log;
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.clock.file, { force: true });
    if (this.ownsData) rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const child = this.process;
    if (!child) return null;
    if (!hasEnded(child)) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
    this.process = undefined;
    return child.exitCode;
  }
}

/** A portal that is ready to be asked. The caller disposes of it; fixtures do. */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const { tree, env = {}, dataDir, port, serves } = options;
  const folder = dataDir ?? mkdtempSync(path.join(os.tmpdir(), 'kaiyuan-data-'));
  const portal = new Portal(tree, folder, port ?? (await freePort()), env, dataDir === undefined, serves);
  try {
    await portal.start();
  } catch (error) {
    await portal.dispose();
    throw error;
  }
  return portal;
}
