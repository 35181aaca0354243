import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Bridge } from './bridge';
import { type RequestHead, readRequestHead } from './request-head';

/**
 * Stands between the sockets and Node's HTTP server. A plain request for a document that is in memory is answered
 * here, in one step and without a stream, an event or an object of Node's for it: that is the difference between a
 * fifth of nginx and its equal (docs/decisions/0013-fast-lane.md). Every other byte goes on to Node untouched.
 */

export interface FastAnswer {
  head: Buffer;
  body: Buffer | undefined;
}

/** Who is at the other end of a connection. */
export type Peer = Pick<Socket, 'remoteAddress'>;

export interface FastLaneOptions {
  /** Undefined: this is for Node's server. Only asked about requests with fields. */
  answer: (head: RequestHead, peer: Peer) => FastAnswer | undefined;
  /** How long a connection may be open before its first byte, in milliseconds. */
  firstByteMs: number;
  /** How long it may lie idle between requests, in milliseconds. */
  keepAliveMs: number;
}

/**
 * `free`: nothing is under way. `waiting`: Node answers one whole request, then the connection is free again.
 * `bridged`: bytes of which only Node knows where a message ends: its own until it closes.
 */
type State = 'free' | 'waiting' | 'bridged';

type Connect = (bridge: Bridge) => void;

class Connection {
  private state: State = 'free';
  private bridge: Bridge | undefined;
  private served = false;
  private held: Buffer | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly lane: FastLane,
    private readonly connect: Connect,
  ) {
    socket.setTimeout(lane.options.firstByteMs);
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('drain', () => this.state === 'free' && socket.resume());
    socket.on('end', () => (this.bridge ? this.bridge.push(null) : socket.end()));
    socket.on('timeout', () => (this.bridge ? this.bridge.emit('timeout') : socket.destroy()));
    socket.on('error', (error) => this.bridge?.destroy(error));
    socket.on('close', () => {
      this.lane.connections.delete(this);
      this.bridge?.destroy();
    });
  }

  /** Ends the connection unless an answer is under way. */
  closeIfIdle(): void {
    if (this.state === 'free') this.socket.end();
  }

  private receive(chunk: Buffer): void {
    if (this.state === 'waiting') {
      // The client was quicker than the news that its answer is out; it asks for nothing that Node still needs.
      this.held = this.held ? Buffer.concat([this.held, chunk]) : chunk;
      this.socket.pause();
      return;
    }
    if (this.state === 'free') {
      const request = readRequestHead(chunk);
      const { options, closing } = this.lane;
      const answer = request?.fields && !closing ? options.answer(request, this.socket) : undefined;
      if (answer) return this.send(answer);
      this.state = request ? 'waiting' : 'bridged';
    }
    this.pass(chunk);
  }

  private send({ head, body }: FastAnswer): void {
    const { socket } = this;
    if (!this.served) {
      this.served = true;
      socket.setTimeout(this.lane.options.keepAliveMs);
    }
    if (body) {
      socket.cork();
      socket.write(head);
      socket.write(body);
      socket.uncork();
    } else {
      socket.write(head);
    }
    // Who does not read is not read from either.
    if (socket.writableNeedDrain) socket.pause();
  }

  private pass(chunk: Buffer): void {
    if (!this.bridge) {
      // How long what follows may take is for Node's server: an answer may be long in coming.
      this.socket.setTimeout(0);
      this.bridge = new Bridge(this.socket);
      this.bridge.on('error', () => this.socket.destroy());
      this.lane.owners.set(this.bridge, this);
      this.connect(this.bridge);
    }
    if (!this.bridge.push(chunk)) this.socket.pause();
  }

  /** Node has finished an answer: the connection is free again, unless bytes of it are still to be written. */
  answered(): void {
    if (this.state !== 'waiting' || !this.bridge?.writable) return;
    this.state = this.bridge.writableLength > 0 ? 'bridged' : 'free';
    this.served = true;
    const { held } = this;
    this.held = undefined;
    this.socket.resume();
    if (held) this.receive(held);
  }
}

export class FastLane {
  readonly connections = new Set<Connection>();
  readonly owners = new WeakMap<object, Connection>();
  closing = false;

  /** Puts the lane in front of a server that does not listen yet. */
  constructor(
    server: Server,
    readonly options: FastLaneOptions,
  ) {
    const inner = server.listeners('connection');
    server.removeAllListeners('connection');
    const connect: Connect = (bridge) => {
      for (const listener of inner) Reflect.apply(listener, server, [bridge]);
    };
    server.on('connection', (socket: Socket) => {
      this.connections.add(new Connection(socket, this, connect));
    });
    server.on('request', (request, response) => {
      response.once('close', () => this.owners.get(request.socket)?.answered());
    });
  }

  /** Answers nothing more by itself and closes what is idle. */
  close(): void {
    this.closing = true;
    for (const connection of this.connections) connection.closeIfIdle();
  }
}
