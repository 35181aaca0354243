import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { respondToSearch, respondToSuggest } from '@/lib/search/respond';

/** Routes that are answered here as their handlers in app/ would: Next takes longer around them than the index within. */
const direct: Readonly<Record<string, (newsroom: Newsroom, query: URLSearchParams) => Response>> = {
  '/api/search': respondToSearch,
  '/api/suggest': respondToSuggest,
};

/** True for an address that {@link sendDirect} answers. */
export function isDirect(path: string): boolean {
  return Object.hasOwn(direct, path);
}

/** @param query without the question mark */
export async function sendDirect(
  newsroom: Newsroom,
  request: IncomingMessage,
  response: ServerResponse,
  { path, query, headers }: { path: string; query: string; headers: Readonly<Record<string, string>> },
): Promise<void> {
  const answer = direct[path]?.(newsroom, new URLSearchParams(query)) ?? Response.error();
  const body = Buffer.from(await answer.arrayBuffer());
  response.statusCode = answer.status;
  for (const [name, value] of [...Object.entries(headers), ...answer.headers])
    response.setHeader(name, value);
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}
