import { type Fault, judge } from './judge';
import { Random } from './random';
import { type Material, makeRequest, type WireRequest } from './request-maker';
import { send } from './wire';

export interface Bombardment {
  port: number;
  material: Material;
  count: number;
  seed: number;
  /** Megabytes that the server holds now. */
  rssMb: () => number;
  say?: (text: string) => void;
}

export interface Outcome {
  sent: number;
  statuses: Map<number, number>;
  faults: { fault: Fault; request: WireRequest; status: number }[];
  /** Memory in a hundred places of the run, in order, in megabytes. */
  memory: number[];
}

const atOnce = 16;
/** Longer than any page takes, on a machine that does other things as well. */
const patienceMs = 20_000;

/** Sends random requests, the same for the same seed, and judges every answer. */
export async function bombard({ port, material, count, seed, rssMb, say }: Bombardment): Promise<Outcome> {
  const random = new Random(seed);
  const outcome: Outcome = { sent: 0, statuses: new Map(), faults: [], memory: [] };
  const every = Math.max(1, Math.floor(count / 100));
  const worker = async (): Promise<void> => {
    while (outcome.sent < count) {
      outcome.sent += 1;
      if (outcome.sent % every === 0) outcome.memory.push(rssMb());
      if (outcome.sent % (every * 10) === 0) say?.(`${outcome.sent} of ${count}`);
      const request = makeRequest(random, material);
      const answer = await send(port, request, patienceMs);
      const status = answer === 'hang' ? 0 : answer.status;
      outcome.statuses.set(status, (outcome.statuses.get(status) ?? 0) + 1);
      for (const fault of judge(request, answer)) outcome.faults.push({ fault, request, status });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return outcome;
}
