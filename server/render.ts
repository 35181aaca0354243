import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { inject } from 'light-my-request';

/** Next's request handler, asked from inside the process. */
export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface Rendered {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * Renders an inner route to a complete answer, without a socket.
 * This is where the document cache stands between requests and Next.
 */
export async function render(
  handler: NextHandler,
  route: string,
  headers: Record<string, string>,
): Promise<Rendered> {
  const answer = await inject(
    (request, response) => {
      handler(request as unknown as IncomingMessage, response as unknown as ServerResponse).catch(
        (error: unknown) => {
          response.destroy(error instanceof Error ? error : new Error(String(error)));
        },
      );
    },
    { method: 'GET', url: route, headers },
  );
  return {
    status: answer.statusCode,
    headers: answer.headers as IncomingHttpHeaders,
    body: answer.rawPayload,
  };
}

/** Next lets every answer vary with headers of its client router, which would split the entries of shared caches. */
export function dropRouterVary(response: ServerResponse): void {
  const { setHeader } = response;
  response.setHeader = (name, value) => {
    const isRouter = name.toLowerCase() === 'vary' && /next-router/i.test(String(value));
    return isRouter ? response : setHeader.call(response, name, value);
  };
}
