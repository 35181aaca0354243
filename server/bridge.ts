import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

type Written = (error?: Error | null) => void;

/**
 * A connection as Node's HTTP server sees it: what the fast lane passes on comes in, answers go out to the socket.
 * Pressure goes both ways: a client that does not read holds up what is written, not memory.
 */
export class Bridge extends Duplex {
  constructor(readonly socket: Socket) {
    super({ allowHalfOpen: true });
  }

  get remoteAddress(): string | undefined {
    return this.socket.remoteAddress;
  }

  get remotePort(): number | undefined {
    return this.socket.remotePort;
  }

  get bytesRead(): number {
    return this.socket.bytesRead;
  }

  /** As of net.Socket: the time without traffic after which 'timeout' is emitted, in milliseconds; 0 for never. */
  setTimeout(ms: number, listener?: () => void): this {
    this.socket.setTimeout(ms);
    if (listener) this.once('timeout', listener);
    return this;
  }

  /** As of net.Socket: closes when everything is written. */
  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', () => this.destroy());
  }

  override _read(): void {
    this.socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, written: Written): void {
    this.socket.write(chunk, written);
  }

  override _writev(chunks: { chunk: Buffer }[], written: Written): void {
    this.socket.cork();
    chunks.forEach(({ chunk }, index) => {
      if (index < chunks.length - 1) this.socket.write(chunk);
      else this.socket.write(chunk, written);
    });
    this.socket.uncork();
  }

  override _final(ended: Written): void {
    this.socket.end(() => ended());
  }

  override _destroy(error: Error | null, destroyed: (error?: Error | null) => void): void {
    this.socket.destroy();
    destroyed(error);
  }
}
