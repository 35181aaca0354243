import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** One line that says what to install; undefined when a Redis or Valkey server is there. */
export function missingRedis(): string | undefined {
  return findProgram() ? undefined : 'redis-server is not there: apt-get install redis-server';
}

function findProgram(): string | undefined {
  return ['redis-server', 'valkey-server'].find(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  );
}

const running = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A Redis of one's own, on a free port, that writes nothing to disk. */
export class RedisServer {
  readonly url: string;
  private child: ChildProcess | undefined;
  private readonly folder = mkdtempSync(path.join(os.tmpdir(), 'kaiyuan-redis-'));

  private constructor(
    private readonly port: number,
    private readonly password?: string,
  ) {
    this.url = `redis://${password === undefined ? '' : `:${password}@`}127.0.0.1:${port}`;
  }

  static async start(password?: string): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), password);
    await server.run();
    return server;
  }

  /** Starts it, empty, and waits until it answers. */
  async run(): Promise<void> {
    const secret = this.password === undefined ? [] : ['--requirepass', this.password];
    const own = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const child = spawn(findProgram() ?? 'redis-server', [...own, '--dir', this.folder, ...secret], {
      stdio: 'ignore',
    });
    this.child = child;
    running.add(child);
    child.once('exit', () => running.delete(child));
    for (let tries = 0; tries < 200; tries += 1) {
      if (this.answers()) return;
      await wait(25);
    }
    throw new Error('redis-server did not start');
  }

  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** What redis-cli prints. @throws when Redis does not answer */
  ask(...command: string[]): string {
    const secret = this.password === undefined ? [] : ['-a', this.password, '--no-auth-warning'];
    const parameters = ['-p', String(this.port), ...secret, ...command];
    return execFileSync('redis-cli', parameters, {
      encoding: 'utf8',
      timeout: 5000,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private answers(): boolean {
    try {
      return this.ask('ping') === 'PONG';
    } catch {
      return false;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
