import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from './statistics';

/** What one run of wrk measured. */
export interface Load {
  requestsPerSecond: number;
  /** In milliseconds. */
  p99: number;
}

export interface Target {
  name: string;
  url: string;
}

const run = promisify(execFile);
const unitMs: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

/** Reads the report of `wrk --latency`. @throws Error when it has no figures, or counts answers that are no success */
export function parseWrk(report: string): Load {
  const trouble = /^\s*(?:Socket errors|Non-2xx or 3xx responses):.*$/m.exec(report)?.[0];
  if (trouble !== undefined) throw new Error(`wrk: ${trouble.trim()}`);
  const rate = /^Requests\/sec:\s+([\d.]+)/m.exec(report)?.[1];
  const [, value, unit = ''] = /^\s*99%\s+([\d.]+)(us|ms|s|m)\s*$/m.exec(report) ?? [];
  if (rate === undefined || value === undefined) throw new Error(`wrk: no figures in\n${report}`);
  return { requestsPerSecond: Number(rate), p99: Number(value) * (unitMs[unit] ?? 1) };
}

/** Asks for one address on 64 connections for some seconds. One thread, so that a core is left for the server. */
export async function wrk(url: string, acceptEncoding: string, seconds: number): Promise<Load> {
  const header = `Accept-Encoding: ${acceptEncoding}`;
  const parameters = ['-t1', '-c64', `-d${seconds}s`, '--timeout', '20s', '--latency', '-H', header, url];
  return parseWrk((await run('wrk', parameters)).stdout);
}

/** Loads the targets in turn, round after round, so that a noisy minute of the machine meets all of them. */
export async function interleave(
  targets: readonly Target[],
  acceptEncoding: string,
  rounds: number,
  seconds: number,
): Promise<Map<string, Load[]>> {
  const loads = new Map<string, Load[]>(targets.map(({ name }) => [name, []]));
  for (const { url } of targets) await wrk(url, acceptEncoding, 1);
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, url } of targets) loads.get(name)?.push(await wrk(url, acceptEncoding, seconds));
  }
  return loads;
}

/** Median of the ratios within each round. */
export function medianRatio(
  numerators: readonly Load[],
  denominators: readonly Load[],
  of: keyof Load,
): number {
  return median(numerators.map((load, round) => load[of] / (denominators[round]?.[of] ?? Number.NaN)));
}

export const medianOf = (loads: readonly Load[], of: keyof Load): number =>
  median(loads.map((load) => load[of]));
