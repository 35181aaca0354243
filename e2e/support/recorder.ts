import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';

export interface Recorded {
  path: string;
  /** The header `Sec-Purpose`; empty for what the reader asked for. */
  purpose: string;
}

export interface Recorder {
  url: string;
  requests: readonly Recorded[];
  close(): Promise<void>;
}

/**
 * A proxy in front of a portal that notes what arrives, in order: the only place that sees every request as a browser
 * really sends it, with the ones it makes on its own account.
 */
export async function recordRequests(origin: string): Promise<Recorder> {
  const { hostname, port } = new URL(origin);
  const requests: Recorded[] = [];
  const server = http.createServer((incoming, outgoing) => {
    const { method, url = '/', headers } = incoming;
    requests.push({ path: url, purpose: `${headers['sec-purpose'] ?? ''}` });
    const passed = http.request({ hostname, port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      pipeline(answer, outgoing, () => undefined);
    });
    passed.on('error', () => outgoing.destroy());
    pipeline(incoming, passed, () => undefined);
  });
  const address = await new Promise<string | AddressInfo | null>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server.address()));
  });
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
