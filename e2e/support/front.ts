import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import http2 from 'node:http2';
import { connect } from 'node:net';
import os, { userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './portal';

/** nginx and Varnish of this machine under the configurations of deploy/, with other addresses and nothing else changed. */

const root = path.resolve(import.meta.dirname, '../..');

/** Debian's places for servers are not on the path of every user. */
function programOf(name: string): string {
  return existsSync(`/usr/sbin/${name}`) ? `/usr/sbin/${name}` : name;
}

/** Where Debian, Fedora and others have what Varnish loads. */
function hasXkey(): boolean {
  const folders = ['/usr/lib', '/usr/lib64', ...readdirSync('/usr/lib').map((name) => `/usr/lib/${name}`)];
  return folders.some((folder) => existsSync(`${folder}/varnish/vmods/libvmod_xkey.so`));
}

function isMissing(name: string): boolean {
  const isThere = spawnSync(programOf(name), ['-V'], { stdio: 'ignore' }).error === undefined;
  return !isThere || (name === 'varnishd' && !hasXkey());
}

/**
 * What to install for these tests; undefined when it is there. Says so once on standard error.
 * @throws Error when FRONT_SERVERS=required and something is missing
 */
export function missingServers(...names: ('nginx' | 'varnishd')[]): string | undefined {
  const missing = names.filter(isMissing);
  if (missing.length === 0) return undefined;
  const line = `${missing.join(', ')} not there: apt-get install nginx varnish varnish-modules`;
  if (process.env.FRONT_SERVERS === 'required') throw new Error(line);
  process.stderr.write(`not tested: ${line}\n`);
  return line;
}

const running = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export class FrontServer {
  private output = '';

  private constructor(
    readonly url: string,
    readonly port: number,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(folder: string, url: string, name: string, parameters: string[]): Promise<FrontServer> {
    const port = Number(new URL(url).port);
    const child = spawn(programOf(name), parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    const server = new FrontServer(url, port, child, folder);
    running.add(child);
    child.once('exit', () => running.delete(child));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        server.output += chunk.toString('utf8');
      });
    }
    for (let tries = 0; tries < 400; tries += 1) {
      if (child.exitCode !== null) break;
      if (await isOpen(port)) return server;
      await wait(25);
    }
    await server.dispose();
    throw new Error(`${name} did not start:\n${server.output}`);
  }

  /** Halts everything that the server consists of, as a machine that does not answer. */
  freeze(): void {
    this.signal('SIGSTOP');
  }

  thaw(): void {
    this.signal('SIGCONT');
  }

  private signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    const pid = String(this.child.pid);
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', pid], { encoding: 'utf8' }).split(/\s+/);
    for (const each of children.filter(Boolean)) process.kill(Number(each), signal);
  }

  async dispose(): Promise<void> {
    const { child } = this;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(late);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Text with every mark replaced. @throws Error when one is not there: the configuration says something else by now */
function replaced(text: string, marks: Readonly<Record<string, string>>): string {
  return Object.entries(marks).reduce((so, [mark, value]) => {
    if (!so.includes(mark)) throw new Error(`the configuration does not hold "${mark}"`);
    return so.replaceAll(mark, value);
  }, text);
}

/** Whoever a server becomes when root starts it must be allowed into its folder. */
function openFolder(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `kaiyuan-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/** nginx with TLS in front of the given ports of this machine; its address is https. */
export async function startNginx(
  ports: readonly [number, number],
): Promise<FrontServer & { plainPort: number }> {
  const folder = openFolder('nginx');
  const [secure, plain] = [await freePort(), await freePort()];
  const [certificate, key] = [path.join(folder, 'certificate.pem'), path.join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-keyout',
    key,
    '-out',
    certificate,
  ];
  execFileSync('openssl', [...made, ...subject], { stdio: 'ignore' });
  const site = replaced(readFileSync(path.join(root, 'deploy/nginx/kaiyuan.conf'), 'utf8'), {
    '127.0.0.1:3001': `127.0.0.1:${ports[0]}`,
    '127.0.0.1:3002': `127.0.0.1:${ports[1]}`,
    'listen 80;': `listen 127.0.0.1:${plain};`,
    'listen 443 ssl http2;': `listen 127.0.0.1:${secure} ssl http2;`,
    '/etc/letsencrypt/live/news.example.cn/fullchain.pem': certificate,
    '/etc/letsencrypt/live/news.example.cn/privkey.pem': key,
    'server_name news.example.cn': 'server_name 127.0.0.1',
    // Browsers name a port that is not the usual one.
    'Host $host;': 'Host $host:$server_port;',
    '/var/cache/nginx/kaiyuan': path.join(folder, 'cache'),
  });
  mkdirSync(path.join(folder, 'temporary'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `  ${kind}_temp_path ${path.join(folder, 'temporary', kind)};\n`,
  );
  writeFileSync(path.join(folder, 'kaiyuan.conf'), site);
  const user = process.getuid?.() === 0 ? `user ${userInfo().username};\n` : '';
  writeFileSync(
    path.join(folder, 'nginx.conf'),
    `${user}worker_processes 1;\ndaemon off;\npid ${folder}/nginx.pid;\nevents { worker_connections 1024; }\nhttp {\n` +
      `  access_log off;\n  error_log ${folder}/error.log;\n${temporary.join('')}  include ${folder}/kaiyuan.conf;\n}\n`,
  );
  const parameters = [
    '-p',
    folder,
    '-e',
    path.join(folder, 'error.log'),
    '-c',
    path.join(folder, 'nginx.conf'),
  ];
  const server = await FrontServer.start(folder, `https://127.0.0.1:${secure}`, 'nginx', parameters);
  return Object.assign(server, { plainPort: plain });
}

/** Varnish in front of two ports of this machine. */
export async function startVarnish(ports: readonly [number, number], port: number): Promise<FrontServer> {
  const folder = openFolder('varnish');
  const [one, two] = ports;
  const vcl = path.join(folder, 'kaiyuan.vcl');
  const marks = { '.port = "3001"': `.port = "${one}"`, '.port = "3002"': `.port = "${two}"` };
  writeFileSync(vcl, replaced(readFileSync(path.join(root, 'deploy/varnish/kaiyuan.vcl'), 'utf8'), marks));
  const own = ['-F', '-n', path.join(folder, 'work'), '-a', `127.0.0.1:${port}`, '-f', vcl];
  // Without its jail it is whoever runs the tests, and needs no user of its own.
  const parameters = ['-j', 'none', ...own, '-s', 'default,32m', '-p', 'http_gzip_support=off'];
  return FrontServer.start(folder, `http://127.0.0.1:${port}`, 'varnishd', parameters);
}

export interface SecureAnswer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  bytes: Buffer;
  text: string;
}

/** One connection at a time over HTTP/2 and TLS, as a browser has it; the certificate is the test's own. */
export class SecureClient {
  private session: http2.ClientHttp2Session;

  constructor(private readonly url: string) {
    this.session = this.connect();
  }

  ask(
    target: string,
    headers: Record<string, string> = {},
    method = 'GET',
    body?: string,
  ): Promise<SecureAnswer> {
    return new Promise((resolve, reject) => {
      // After a thousand requests nginx wants a new one.
      if (this.session.closed || this.session.destroyed) this.session = this.connect();
      const stream = this.session.request({ ':path': target, ':method': method, ...headers });
      const chunks: Buffer[] = [];
      let received: http2.IncomingHttpHeaders & http2.IncomingHttpStatusHeader = {};
      stream.on('response', (head) => {
        received = head;
      });
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const fields = Object.fromEntries(Object.entries(received).filter(([name]) => !name.startsWith(':')));
        resolve({ status: received[':status'] ?? 0, headers: fields, bytes, text: bytes.toString('utf8') });
      });
      stream.on('error', reject);
      stream.setTimeout(20_000, () => stream.destroy(new Error(`no answer: ${target}`)));
      stream.end(body);
    });
  }

  close(): void {
    this.session.destroy();
  }

  private connect(): http2.ClientHttp2Session {
    const session = http2.connect(this.url, { rejectUnauthorized: false });
    session.on('error', () => undefined);
    return session;
  }
}
