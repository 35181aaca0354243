import http from 'node:http';

/** Servers on this machine that stand for others on the network: what they receive, and what they answer. */

export interface Received {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** Undefined: no answer at all, the connection stays open. */
export type Reply = { status: number; headers?: http.OutgoingHttpHeaders; body?: string } | undefined;

export class Loopback {
  readonly received: Received[] = [];
  url = '';
  private server: http.Server | undefined;

  constructor(private readonly answer: (received: Received) => Reply | Promise<Reply>) {}

  /** @param port 0 for any */
  async listen(port = 0): Promise<this> {
    const server = http.createServer((request, response) => {
      void this.take(request).then(
        (reply) => {
          if (!reply) return;
          response.writeHead(reply.status, reply.headers);
          response.end(reply.body);
        },
        (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
      );
    });
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    this.url = `http://127.0.0.1:${address.port}`;
    return this;
  }

  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }

  private async take(request: http.IncomingMessage): Promise<Reply> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', this.url);
    const body = Buffer.concat(chunks).toString('utf8');
    const received = { method: request.method ?? '', path, query, headers: request.headers, body };
    this.received.push(received);
    return this.answer(received);
  }
}
