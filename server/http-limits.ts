import type { IncomingMessage, Server, ServerOptions } from 'node:http';
import { maxBodyOf } from '@/lib/site/body';

/** Bounds of HTTP itself: how large a request may be and how long a client may take. */

/** Longer than the idle time of the usual load balancers (60 s): they close first, never in the middle of a request. */
export const keepAliveMs = 65_000;

/** A connection must have sent its first byte, and a request its whole head, within this time. */
export const headMs = 15_000;

/** How long a body may take, in milliseconds. */
const bodyLimits = {
  /** From whoever nobody knows. */
  bodyMs: 30_000,
  /** Whoever is signed in may have a slow line: he may take as long as something comes within this time. */
  silenceMs: 60_000,
};

/** No request takes longer than this, whoever sends it. */
const longestRequestMs = 15 * 60_000;

/** A refused body is read on for this long. */
const lingerMs = 5000;

/** Octets of a request target; longer ones are 414 (RFC 9110 §4.1 asks for at least 8,000). */
export const maxTarget = 8192;

/** Octets of all header fields together; more are 431, answered by Node. */
const maxHeaderBytes = 16_384;

const maxFields = 100;

export const serverOptions = {
  maxHeaderSize: maxHeaderBytes,
  headersTimeout: headMs,
  requestTimeout: longestRequestMs,
  keepAliveTimeout: keepAliveMs,
  connectionsCheckingInterval: 2000,
  requireHostHeader: true,
  insecureHTTPParser: false,
} satisfies ServerOptions;

export interface Refusal {
  status: 400 | 413 | 414 | 431 | 505;
  text: string;
}

/** What is wrong with a request before anybody looks at what it asks for. */
export function findRefusal({
  url = '',
  rawHeaders,
  headers,
  httpVersion,
}: IncomingMessage): Refusal | undefined {
  if (!/^1\.[01]$/.test(httpVersion)) return { status: 505, text: 'HTTP Version Not Supported' };
  if (url.length > maxTarget) return { status: 414, text: 'URI Too Long' };
  if (rawHeaders.length / 2 > maxFields) return { status: 431, text: 'Request Header Fields Too Large' };
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  // RFC 9112 §3.2: more than one Host, or one that is no host, is refused.
  if (hosts.length > 1 || !/^[\w.:[\]-]*$/.test(headers.host ?? ''))
    return { status: 400, text: 'Bad Request' };
  const announced = Number(headers['content-length'] ?? 0);
  if (announced > maxBodyOf(url.split('?', 1)[0] ?? '')) return { status: 413, text: 'Content Too Large' };
  return undefined;
}

/**
 * Reads and forgets a refused body for a while: whoever is still sending when the connection closes never sees the
 * answer (RFC 9112 §9.6).
 */
export function lingerOver(request: IncomingMessage): void {
  const timer = setTimeout(() => request.destroy(), lingerMs);
  request.once('close', () => clearTimeout(timer));
}

const patience = new WeakMap<IncomingMessage, () => void>();

/**
 * Ends requests whose bodies do not come in time. Node's own limit is one for all requests; this one is short for
 * strangers, and for others ({@link allowSlowBody}) it goes by what arrives.
 */
export function limitBodies(server: Server, { bodyMs, silenceMs } = bodyLimits): void {
  server.prependListener('request', (request) => {
    const { socket, headers } = request;
    if (!Number(headers['content-length']) && headers['transfer-encoding'] === undefined) return;
    const end = (): void => {
      if (request.complete) return;
      const error = Object.assign(new Error('the body did not come in time'), { code: lateBody });
      server.emit('clientError', error, socket);
    };
    let timer = setTimeout(end, bodyMs).unref();
    request.once('close', () => clearTimeout(timer));
    patience.set(request, () => {
      clearTimeout(timer);
      let before = -1;
      timer = setInterval(() => {
        if (socket.bytesRead === before) end();
        before = socket.bytesRead;
      }, silenceMs).unref();
    });
  });
}

/** Whoever sends this request is known: its body may take as long as it goes on coming. */
export function allowSlowBody(request: IncomingMessage): void {
  if (!request.complete && !request.destroyed) patience.get(request)?.();
}

/** Node's answer to bytes that are no HTTP, with the header fields of every answer, and nothing more on that connection. */
export function answerProtocolErrors(server: Server, headers: Readonly<Record<string, string>>): void {
  server.on('connect', (_, socket) => {
    socket.end(
      'HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    );
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const status = statusOf(error.code);
    const lines = Object.entries({
      ...headers,
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Length': '0',
    });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.end(`HTTP/1.1 ${status}\r\n${head}Connection: close\r\n\r\n`, () => socket.destroy());
  });
}

/** As Node says of a request that takes longer than it allows. */
const lateBody = 'ERR_HTTP_REQUEST_TIMEOUT';

function statusOf(code: string | undefined): string {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return '413 Content Too Large';
  if (code === lateBody) return '408 Request Timeout';
  return '400 Bad Request';
}
