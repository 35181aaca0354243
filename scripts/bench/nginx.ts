import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { freePort, startServer } from './server-process';

/** One page as our server answers it: the same bytes and headers go to nginx. */
export interface Exemplar {
  identity: Buffer;
  brotli: Buffer;
  headers: [string, string][];
}

/** Headers that nginx makes itself from the file. */
const ownHeaders = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'etag',
  'keep-alive',
  'last-modified',
  'transfer-encoding',
]);

/** Debian's place for nginx is not on the path of every user. */
const binary = existsSync('/usr/sbin/nginx') ? '/usr/sbin/nginx' : 'nginx';

/** nginx's module for files that are already compressed; undefined when nginx or the module is not there. */
export function brotliModule(): string | undefined {
  const { status, stderr } = spawnSync(binary, ['-V'], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const folder = /--modules-path=(\S+)/.exec(stderr)?.[1] ?? '';
  const module = path.join(folder, 'ngx_http_brotli_static_module.so');
  return existsSync(module) ? module : undefined;
}

/**
 * Starts nginx on a folder that holds the page as `article.html` and `article.html.br`: Debian's settings, and what
 * serves files fastest.
 */
export async function startNginx(
  root: string,
  page: Exemplar,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const module = brotliModule();
  if (module === undefined) throw new Error('nginx has no brotli module');
  mkdirSync(root, { recursive: true });
  writeFileSync(path.join(root, 'article.html'), page.identity);
  writeFileSync(path.join(root, 'article.html.br'), page.brotli);
  const port = await freePort();
  const conf = path.join(root, 'nginx.conf');
  writeFileSync(conf, configuration(root, port, module, page.headers));
  const url = `http://127.0.0.1:${port}/article.html`;
  const { stop } = await startServer({
    name: 'nginx',
    command: binary,
    parameters: ['-p', root, '-e', path.join(root, 'error.log'), '-c', conf],
    readyUrl: url,
  });
  return { url, stop };
}

function configuration(root: string, port: number, module: string, headers: [string, string][]): string {
  const kept = headers.filter(([name]) => !ownHeaders.has(name.toLowerCase()));
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `  ${kind}_temp_path ${path.join(root, kind)};`,
  );
  // Only root may change the user, and must: the workers would not be allowed into the folder.
  const user = process.getuid?.() === 0 ? `user ${userInfo().username};\n` : '';
  return `${user}load_module ${module};
worker_processes auto;
daemon off;
pid ${path.join(root, 'nginx.pid')};
events { worker_connections 768; }
http {
  sendfile on;
  tcp_nopush on;
  access_log off;
  server_tokens off;
  keepalive_timeout 65;
  keepalive_requests 100000000;
  open_file_cache max=1000 inactive=1h;
  open_file_cache_valid 1h;
  types { text/html html; }
  charset utf-8;
  brotli_static on;
${folders.join('\n')}
  server {
    listen 127.0.0.1:${port};
    root ${root};
${kept.map(([name, value]) => `    add_header ${name} ${quoted(value)};`).join('\n')}
  }
}
`;
}

/** A value for nginx. @throws Error when it holds a dollar, which nginx cannot quote */
function quoted(value: string): string {
  if (value.includes('$')) throw new Error(`nginx cannot send "${value}"`);
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
