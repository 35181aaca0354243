import { LRUCache } from 'lru-cache';
import { acceptedEncodings, type Encoding } from './encodings';
import { maxTarget } from './http-limits';
import { type Reader, readerOf } from './reader';

/**
 * Recognises the plain requests that readers' browsers make, and nothing else: one whole GET or HEAD without a body,
 * written as RFC 9112 has it. Whatever deviates by a byte is left to Node's parser, so this decides what is fast,
 * never what is allowed.
 */

/** What of the header fields an answer depends on. */
export interface RequestFields {
  encodings: readonly Encoding[];
  ifNoneMatch: string | undefined;
  ifModifiedSince: string | undefined;
  /** `Sec-Fetch-Dest: document`. */
  asPage: boolean;
  /** All cookies as sent; empty when there are none. */
  cookie: string;
  /** The last entry of `X-Forwarded-For`. */
  forwarded: string | undefined;
  reader: Reader;
}

export interface RequestHead {
  method: 'GET' | 'HEAD';
  target: string;
  /** Undefined: one whole request without a body, but with fields that only the full handler knows. */
  fields: RequestFields | undefined;
}

/** Fields after which another message, body or protocol may follow: the connection is Node's from here on. */
const framing = new Set([
  'content-length',
  'transfer-encoding',
  'trailer',
  'te',
  'upgrade',
  'http2-settings',
  'expect',
  'proxy-connection',
]);

/** Fields that change the answer in ways that only the full handler knows. */
const demanding = new Set(['authorization', 'range', 'if-match', 'if-unmodified-since', 'if-range']);

const fieldLine =
  /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*((?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?)[ \t]*$/;
const maxBlock = 8192;
const maxFields = 60;

type Block = RequestFields | 'plain' | 'other';

/** Header blocks as they were sent: a browser sends the same one for page after page. */
const blocks = new LRUCache<string, Block>({ max: 1000 });

function parseBlock(block: string): Block {
  if (block.length > maxBlock) return 'other';
  const lines = block.split('\r\n');
  // The block ends with an empty line: two empty strings.
  if (lines.length < 3 || lines.length > maxFields + 2) return 'other';
  if (lines.at(-1) !== '' || lines.at(-2) !== '') return 'other';
  const fields = new Map<string, string>();
  let plain = false;
  for (const line of lines.slice(0, -2)) {
    const [, name = '', value = ''] = fieldLine.exec(line) ?? [];
    const lower = name.toLowerCase();
    if (lower === '' || framing.has(lower)) return 'other';
    if (lower === 'connection' && value.toLowerCase() !== 'keep-alive') return 'other';
    if (lower === 'host' && fields.has('host')) return 'other';
    if (demanding.has(lower)) plain = true;
    const before = fields.get(lower);
    const separator = lower === 'cookie' ? '; ' : ', ';
    fields.set(lower, before === undefined ? value : before + separator + value);
  }
  if (!/^[\w.:[\]-]+$/.test(fields.get('host') ?? '')) return 'other';
  if (plain) return 'plain';
  return {
    encodings: acceptedEncodings(fields.get('accept-encoding')),
    ifNoneMatch: fields.get('if-none-match'),
    ifModifiedSince: fields.get('if-modified-since'),
    asPage: fields.get('sec-fetch-dest') === 'document',
    cookie: fields.get('cookie') ?? '',
    forwarded: fields.get('x-forwarded-for')?.split(',').at(-1)?.trim() || undefined,
    reader: readerOf({
      agent: fields.get('user-agent'),
      purpose: fields.get('sec-purpose') ?? fields.get('purpose') ?? fields.get('x-moz'),
      destination: fields.get('sec-fetch-dest'),
    }),
  };
}

const lineEnd = ' HTTP/1.1\r\n';

/** The request in a chunk that holds one whole plain request and nothing else, else undefined. */
export function readRequestHead(chunk: Buffer): RequestHead | undefined {
  const text = chunk.toString('latin1');
  const method = text.startsWith('GET /') ? 'GET' : text.startsWith('HEAD /') ? 'HEAD' : undefined;
  if (!method) return undefined;
  const end = text.indexOf(lineEnd);
  if (end < 0) return undefined;
  const target = text.slice(method.length + 1, end);
  const rest = text.slice(end + lineEnd.length);
  let block = blocks.get(rest);
  if (block === undefined) {
    block = parseBlock(rest);
    if (rest.length <= maxBlock) blocks.set(rest, block);
  }
  if (block === 'other' || target.length > maxTarget || !/^[\x21-\x7e]+$/.test(target)) return undefined;
  return { method, target, fields: block === 'plain' ? undefined : block };
}
