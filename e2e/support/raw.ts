import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** HTTP by hand: bytes as given, answers as they came. */

export interface RawAnswer {
  version: string;
  status: number;
  /** Lower-case names; fields of one name joined by a comma. */
  headers: Map<string, string>;
  body: Buffer;
}

const endOfHead = '\r\n\r\n';

function parseHead(text: string): Omit<RawAnswer, 'body'> {
  const [first = '', ...lines] = text.split('\r\n');
  const [, version = '', status = ''] = /^(HTTP\/\d\.\d) (\d{3})(?: |$)/.exec(first) ?? [];
  if (status === '') throw new Error(`no status line: ${JSON.stringify(first.slice(0, 100))}`);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) throw new Error(`no field: ${JSON.stringify(line)}`);
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
  }
  return { version, status: Number(status), headers };
}

/** One connection. Bytes that came are kept until an answer is taken from them. */
export class Connection {
  private received = Buffer.alloc(0);
  private ended = false;

  private constructor(readonly socket: net.Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      this.received = Buffer.concat([this.received, chunk]);
    });
    // A reset by the server is an end like another.
    socket.on('error', () => undefined);
    for (const event of ['end', 'close']) {
      socket.on(event, () => {
        this.ended = true;
      });
    }
  }

  static async open(port: number): Promise<Connection> {
    const socket = net.connect({ port, host: '127.0.0.1' });
    const connection = new Connection(socket);
    await once(socket, 'connect');
    return connection;
  }

  /** Strings are sent as Latin-1, one byte a character. */
  send(...parts: (string | Buffer)[]): void {
    for (const part of parts)
      this.socket.write(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
  }

  /** The server has closed, or does so within the time. */
  closes(ms = 5000): Promise<boolean> {
    return this.until(() => this.ended, ms);
  }

  /** Everything that comes until the server closes, or until the time is over. */
  async rest(ms = 5000): Promise<string> {
    await this.closes(ms);
    const text = this.received.toString('latin1');
    this.received = Buffer.alloc(0);
    return text;
  }

  /** The next answer. @throws Error when none has come after `ms` */
  async answer(method = 'GET', ms = 10_000): Promise<RawAnswer> {
    await this.until(() => this.received.includes(endOfHead), ms);
    const at = this.received.indexOf(endOfHead);
    if (at < 0)
      throw new Error(`no answer: ${JSON.stringify(this.received.toString('latin1').slice(0, 200))}`);
    const head = parseHead(this.received.subarray(0, at).toString('latin1'));
    this.received = this.received.subarray(at + endOfHead.length);
    const { status, headers } = head;
    if (method === 'HEAD' || status < 200 || status === 204 || status === 304) {
      return { ...head, body: Buffer.alloc(0) };
    }
    if (headers.get('transfer-encoding') === 'chunked') return { ...head, body: await this.chunks(ms) };
    const length = headers.get('content-length');
    if (length !== undefined) return { ...head, body: await this.take(Number(length), ms) };
    await this.closes(ms);
    return { ...head, body: await this.take(this.received.length, ms) };
  }

  /** Whether bytes lie here that no answer has claimed. */
  get unclaimed(): number {
    return this.received.length;
  }

  end(): void {
    this.socket.destroy();
  }

  private async chunks(ms: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (;;) {
      await this.until(() => this.received.includes('\r\n'), ms);
      const line = this.received.indexOf('\r\n');
      if (line < 0) throw new Error('a chunk is missing');
      const size = Number.parseInt(this.received.subarray(0, line).toString('latin1'), 16);
      this.received = this.received.subarray(line + 2);
      parts.push((await this.take(size + 2, ms)).subarray(0, size));
      if (size === 0) return Buffer.concat(parts);
    }
  }

  private async take(length: number, ms: number): Promise<Buffer> {
    if (!(await this.until(() => this.received.length >= length, ms))) {
      throw new Error(`${this.received.length} of ${length} bytes came`);
    }
    const bytes = this.received.subarray(0, length);
    this.received = this.received.subarray(length);
    return bytes;
  }

  private async until(condition: () => boolean, ms: number): Promise<boolean> {
    const deadline = Date.now() + ms;
    while (!condition() && !this.ended && Date.now() < deadline) await wait(5);
    return condition();
  }
}

/** A request without body; `Host` first. */
export function get(target: string, ...fields: string[]): string {
  return ask('GET', target, ...fields);
}

export function ask(method: string, target: string, ...fields: string[]): string {
  return `${[`${method} ${target} HTTP/1.1`, 'Host: test.example', ...fields].join('\r\n')}${endOfHead}`;
}
