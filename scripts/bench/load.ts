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
  /** Further header fields of the request, as `Name: value`. */
  fields?: readonly string[];
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
export async function wrk(
  { url, fields = [] }: Pick<Target, 'url' | 'fields'>,
  acceptEncoding: string,
  seconds: number,
): Promise<Load> {
  const headers = [`Accept-Encoding: ${acceptEncoding}`, ...fields].flatMap((field) => ['-H', field]);
  const parameters = ['-t1', '-c64', `-d${seconds}s`, '--timeout', '20s', '--latency', ...headers, url];
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
  for (const target of targets) await wrk(target, acceptEncoding, 1);
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) loads.get(target.name)?.push(await wrk(target, acceptEncoding, seconds));
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
