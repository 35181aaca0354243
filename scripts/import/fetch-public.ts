import { lookup } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isInnerAddress } from '@/lib/site/public-host';
import { texts } from './texts';
import { SourceError } from './types';

const text = texts.fetch;
const wholeMs = 30_000;
const mostRedirects = 4;

export interface FetchOptions {
  mostBytes: number;
  /** Which addresses of machines are refused; default: all that strangers cannot reach. */
  refuses?: (ip: string) => boolean;
}

/**
 * Reads a public web address. The check of the machine's address is made where the connection is, so that no name can
 * answer differently the second time.
 * @throws {SourceError} with the reason, for whatever goes wrong
 */
export async function fetchPublic(address: string, options: FetchOptions): Promise<Buffer> {
  let url = address;
  const signal = AbortSignal.timeout(wholeMs);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const answer = await open(url, options.refuses ?? isInnerAddress, signal);
    const status = answer.statusCode ?? 0;
    const { location } = answer.headers;
    if (status >= 300 && status < 400 && location && URL.canParse(location, url)) {
      answer.destroy();
      url = new URL(location, url).href;
      continue;
    }
    if (status === 200) return read(answer, options.mostBytes);
    answer.destroy();
    throw new SourceError(text.status(status));
  }
  throw new SourceError(text.redirects);
}

function open(
  address: string,
  refuses: (ip: string) => boolean,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw new SourceError(text.scheme);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && refuses(host)) throw new SourceError(text.inner);
  const guarded: LookupFunction = (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      const inner = !error && found.some((entry) => refuses(entry.address));
      if (error || inner) return done(error ?? new SourceError(text.inner), '', 4);
      const [first] = found;
      if (options.all) done(null, found);
      else done(null, first?.address ?? '', first?.family);
    });
  };
  const headers = { 'User-Agent': 'Kaiyuan', Accept: '*/*', 'Accept-Encoding': 'identity' };
  const request = url.protocol === 'https:' ? https.get : http.get;
  return new Promise((resolve, reject) => {
    request(url, { lookup: guarded, signal, headers, agent: false }, resolve).on('error', (error) =>
      reject(reasonOf(error, signal)),
    );
  });
}

async function read(answer: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of answer) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > mostBytes) throw new SourceError(texts.media.large(Math.round(mostBytes / 1024 ** 2)));
    }
  } catch (error) {
    answer.destroy();
    throw reasonOf(error);
  }
  return Buffer.concat(chunks);
}

function reasonOf(error: unknown, signal?: AbortSignal): SourceError {
  if (error instanceof SourceError) return error;
  if (signal?.aborted || (error instanceof Error && error.name === 'AbortError'))
    return new SourceError(text.timeout);
  const code = error instanceof Error && 'code' in error ? `（${String(error.code)}）` : '';
  return new SourceError(text.failed + code);
}
