import net from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { WireRequest } from './request-maker';

export interface WireAnswer {
  /** 0 when nothing was answered but the connection closed. */
  status: number;
  head: string;
  /** Decoded text. */
  body: string;
}

/** A client that may put anything on the wire: every request has a connection of its own, and the server closes it. */
export function send(port: number, request: WireRequest, patienceMs: number): Promise<WireAnswer | 'hang'> {
  const { method, target, fields, body } = request;
  const lines = [
    `${method} ${target} HTTP/1.1`,
    'Host: chaos.example',
    ...fields.map(([name, value]) => `${name}: ${Buffer.from(value).toString('latin1')}`),
    'Connection: close',
    ...(body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => finish('hang'), patienceMs);
    const finish = (outcome: WireAnswer | 'hang'): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(outcome);
    };
    socket.on('data', (chunk) => void chunks.push(chunk));
    socket.on('error', () => finish(readAnswer(Buffer.concat(chunks))));
    socket.on('close', () => finish(readAnswer(Buffer.concat(chunks))));
    socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
    if (body !== '') socket.write(body);
  });
}

function readAnswer(bytes: Buffer): WireAnswer {
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.toString('latin1', 0, end < 0 ? bytes.length : end);
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0);
  const rest = end < 0 ? Buffer.alloc(0) : bytes.subarray(end + 4);
  const whole = /^transfer-encoding: *chunked/im.test(head) ? joinChunks(rest) : rest;
  return { status, head, body: decode(head, whole) };
}

function joinChunks(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < bytes.length) {
    const line = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    if (line < 0 || !(size > 0)) break;
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

function decode(head: string, bytes: Buffer): string {
  const coding = /^content-encoding: *(\w+)/im.exec(head)?.[1]?.toLowerCase();
  if (bytes.length === 0) return '';
  if (coding === 'br') return brotliDecompressSync(bytes).toString('utf8');
  return (coding === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
}
