import http from 'node:http';
import type { Colleague } from './desk';

export interface StreamMessage {
  event: string;
  data: { articles?: { slug: string; state: string }[]; files?: string[] };
}

/** A stream of server-sent events, read as it comes. */
export class StreamReader {
  readonly messages: StreamMessage[] = [];
  /** Everything that came, comments among it. */
  text = '';
  ended = false;

  private constructor(
    readonly status: number,
    readonly headers: http.IncomingHttpHeaders,
    private readonly incoming: http.IncomingMessage,
  ) {
    incoming.setEncoding('utf8').on('data', (text: string) => this.take(text));
    incoming.on('close', () => {
      this.ended = true;
    });
    incoming.on('error', () => undefined);
  }

  static open({ origin, cookie }: Colleague, headers: Record<string, string> = {}): Promise<StreamReader> {
    return new Promise((resolve, reject) => {
      const options = { headers: { cookie, ...headers }, agent: false };
      const request = http.get(`${origin}/desk/api/events`, options, (incoming) => {
        resolve(new StreamReader(incoming.statusCode ?? 0, incoming.headers, incoming));
      });
      request.on('error', reject);
    });
  }

  close(): void {
    this.incoming.destroy();
  }

  /** Slugs named in changes so far. */
  slugs(): string[] {
    return this.messages.flatMap(({ data }) => data.articles ?? []).map(({ slug }) => slug);
  }

  private take(text: string): void {
    this.text += text;
    const blocks = this.text.split('\n\n').slice(0, -1);
    for (const block of blocks.slice(this.messages.length)) {
      const event = /^event: (.*)$/m.exec(block)?.[1] ?? '';
      this.messages.push({ event, data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}') });
    }
  }
}
