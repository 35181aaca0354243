import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIndexPath } from '@/lib/provenance/proof-source';
import { answerIndex } from '@/lib/provenance/served/proof-files';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { respondToSearch, respondToSuggest } from '@/lib/search/respond';
import { acceptedEncodings, isWorthwhile, toGzip } from './encodings';

/** Answers to a query string; the handlers in app/ give the same. */
export type Respond = (newsroom: Newsroom, query: URLSearchParams) => Response;

/** Routes that are answered without Next: it takes longer around them than the index within. */
const direct: Readonly<Record<string, Respond>> = {
  '/api/search': respondToSearch,
  '/api/suggest': respondToSuggest,
};

export function findDirect(path: string): Respond | undefined {
  if (isIndexPath(path)) return (newsroom) => answerIndex(newsroom, path);
  return Object.hasOwn(direct, path) ? direct[path] : undefined;
}

/** Compressed by gzip: brotli takes longer over an answer that nobody asks for twice than it saves on the way. */
export async function sendDirect(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Response,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const plain = Buffer.from(await answer.arrayBuffer());
  const accepted = acceptedEncodings(request.headers['accept-encoding']).find((coding) => coding !== 'br');
  const isZipped = accepted === 'gzip' && isWorthwhile(plain);
  const body = isZipped ? await toGzip(plain) : plain;
  response.statusCode = answer.status;
  for (const [name, value] of [...Object.entries(headers), ...answer.headers])
    response.setHeader(name, value);
  if (isZipped) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Vary', 'Accept-Encoding');
  // A search says how long it took: the length of one answer is not that of another (RFC 9110 §9.3.2 leaves it out).
  if (request.method === 'HEAD') return void response.end();
  response.setHeader('Content-Length', body.length);
  response.end(body);
}
