import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { get, keptAlive } from '../bench/client';
import { startPortal } from '../bench/portal';
import { percentile } from '../bench/statistics';
import type { Suite } from './suite';
import { writeChaosTree } from './tree';

const rounds = 5;
const askedPerRound = 1000;
const dripMs = 1000;

/** Many connections that write one byte a second: readers do not wait for them. */
export const slow: Suite = async ({ countOr, folder, say }) => {
  const count = countOr(2000);
  const tree = folder('tree');
  const { paths } = writeChaosTree(tree);
  const portal = await startPortal(tree, folder('data'), {
    DESK_DIR: folder('desk'),
    WATCH: '0',
    LOG_LEVEL: 'error',
  });
  const port = Number(new URL(portal.url).port);
  const agent = keptAlive(4);
  const pages = ['/', '/news', '/rss.xml', ...paths.slice(0, 5)];
  const ask = async (): Promise<number[]> => {
    const times: number[] = [];
    for (let n = 0; n < askedPerRound; n += 1) {
      const started = performance.now();
      const { status } = await get(portal.url + (pages[n % pages.length] ?? '/'), { agent });
      if (status !== 200) throw new Error(`a reader got ${status}`);
      times.push(performance.now() - started);
    }
    return times;
  };
  await ask();
  const normal: number[] = [];
  const besieged: number[] = [];
  let least = count;
  // In turns, so that whatever else the machine does falls on both.
  for (let round = 0; round < rounds; round += 1) {
    normal.push(...(await ask()));
    const siege = await Siege.begin(port, count);
    besieged.push(...(await ask()));
    least = Math.min(least, siege.open());
    await siege.end();
    say(`round ${round + 1} of ${rounds}`);
  }
  await portal.stop();
  agent.destroy();
  const [calm, held] = [percentile(normal, 0.95), percentile(besieged, 0.95)];
  return [
    {
      what: 'slow connections held at once',
      measured: String(least),
      reach: `${count}`,
      met: least === count,
    },
    {
      what: 'p95 of readers meanwhile',
      measured: `${held.toFixed(2)} ms, else ${calm.toFixed(2)} ms (${(held / calm).toFixed(2)} ×)`,
      reach: '≤ 2 ×',
      met: held <= 2 * calm,
    },
  ];
};

class Siege {
  private readonly drip: NodeJS.Timeout;

  private constructor(private readonly sockets: readonly net.Socket[]) {
    this.drip = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write('a');
    }, dripMs);
  }

  /** Opens the connections a hundred at a time, each with a request that will not end. */
  static async begin(port: number, count: number): Promise<Siege> {
    const sockets: net.Socket[] = [];
    while (sockets.length < count) {
      const some = Array.from({ length: Math.min(100, count - sockets.length) }, () =>
        net.connect({ port, host: '127.0.0.1' }),
      );
      await Promise.all(some.map((socket) => once(socket, 'connect')));
      for (const socket of some) {
        socket.on('error', () => undefined);
        socket.write('GET / HTTP/1.1\r\nHost: chaos.example\r\nX-Slow: ');
      }
      sockets.push(...some);
    }
    return new Siege(sockets);
  }

  open(): number {
    return this.sockets.filter((socket) => socket.writable && !socket.destroyed).length;
  }

  async end(): Promise<void> {
    clearInterval(this.drip);
    for (const socket of this.sockets) socket.destroy();
    await wait(200);
  }
}
