import { systemNow } from '@/lib/site/clock';
import { type Document, etagOf } from './document';
import type { Encoding } from './encodings';
import type { FastAnswer } from './fast-lane';
import { keepAliveMs } from './http-limits';
import { type Asked, chooseEncoding, fieldsOf, isNotModified } from './negotiate';

/**
 * Finished heads of answers, as bytes. The same document is asked for again and again with the same few codings,
 * so a head is put together once a second, for its date.
 */

interface Head {
  second: number;
  bytes: Buffer;
}

const heads = new WeakMap<Document, Map<string, Head>>();

const persistent = `Connection: keep-alive\r\nKeep-Alive: timeout=${keepAliveMs / 1000}\r\n\r\n`;

let dateSecond = 0;
let date = '';

function dateOf(second: number): string {
  if (second !== dateSecond) {
    dateSecond = second;
    date = new Date(second * 1000).toUTCString();
  }
  return date;
}

function writeHead(
  document: Document,
  encoding: Encoding,
  status: 200 | 304,
  headers: Readonly<Record<string, string>>,
  second: number,
  asPage: boolean,
): Buffer {
  const fields = fieldsOf(document, encoding, status, headers, asPage);
  let text = status === 200 ? 'HTTP/1.1 200 OK\r\n' : 'HTTP/1.1 304 Not Modified\r\n';
  for (let at = 0; at < fields.length; at += 2) text += `${fields[at]}: ${fields[at + 1]}\r\n`;
  return Buffer.from(`${text}Date: ${dateOf(second)}\r\n${persistent}`, 'latin1');
}

/**
 * The answer with status 200, or 304 where the client has it, ready to be written.
 * @param key names the set of headers: one document may be sent with several
 */
export function packAnswer(
  document: Document,
  method: 'GET' | 'HEAD',
  asked: Asked,
  headers: Readonly<Record<string, string>>,
  key: string,
): FastAnswer & { status: 200 | 304 } {
  const encoding = chooseEncoding(document, asked.encodings);
  const status = isNotModified(document, asked) ? 304 : 200;
  const second = Math.floor(systemNow() / 1000);
  let known = heads.get(document);
  if (!known) {
    known = new Map();
    heads.set(document, known);
  }
  // By its validator: a better brotli form may take the place of the one of a moment ago.
  const name = key + etagOf(document, encoding, asked.asPage) + status;
  let head = known.get(name);
  if (head?.second !== second) {
    head = { second, bytes: writeHead(document, encoding, status, headers, second, asked.asPage) };
    known.set(name, head);
  }
  const body =
    status === 200 && method === 'GET' ? (document.bodies[encoding] ?? document.bodies.identity) : undefined;
  return { status, head: head.bytes, body };
}
