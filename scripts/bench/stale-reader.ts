import { parentPort, workerData } from 'node:worker_threads';
import { get, keptAlive } from './client';

/** What a reader thread is told. */
export interface StaleJob {
  url: string;
  /** Addresses with their shares of a hundred requests. */
  addresses: [address: string, share: number][];
  connections: number;
  /** Checks wanted of all readers together. */
  wanted: number;
  /** Shared: the version whose publication has returned. */
  published: Int32Array;
  /** Shared: answers checked by all readers. */
  checked: Int32Array;
}

export interface StaleResult {
  /** Answers that showed an older version than was published before they were asked for, in words. */
  old: string[];
}

/** The oldest version that a text shows; undefined when it does not show the article. */
export function versionIn(text: string): number | undefined {
  // Search marks the words that were found.
  const versions = [...text.replace(/<\/?mark>/g, '').matchAll(/逐版核对的稿件第(\d+)版/g)].map(
    ([, version]) => Number(version),
  );
  return versions.length > 0 ? Math.min(...versions) : undefined;
}

async function read(job: StaleJob): Promise<StaleResult> {
  const { url, addresses, connections, wanted, published, checked } = job;
  const hundred = addresses.flatMap(([address, share]) => Array.from({ length: share }, () => address));
  const agent = keptAlive(connections);
  const old: string[] = [];
  let turn = 0;
  const ask = async (): Promise<void> => {
    while (Atomics.load(checked, 0) < wanted) {
      // A step without common divisor visits all of the hundred, in mixed order.
      turn = (turn + 37) % hundred.length;
      const address = hundred[turn] ?? '/';
      const atLeast = Atomics.load(published, 0);
      const answer = await get(url + address, { agent });
      const version = versionIn(answer.body.toString('utf8'));
      if (answer.status !== 200 || version === undefined)
        throw new Error(`${address} answered ${answer.status} without the article`);
      if (version < atLeast) old.push(`${address} showed ${version} after ${atLeast}`);
      Atomics.add(checked, 0, 1);
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  agent.destroy();
  return { old };
}

if (parentPort) {
  const port = parentPort;
  const job: StaleJob = workerData;
  port.postMessage(await read(job));
}
