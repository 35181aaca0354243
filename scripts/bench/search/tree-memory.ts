import { readdirSync, readFileSync } from 'node:fs';

/** Memory of the processes that this one has started. Linux: reads /proc. */

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

const descendants = (pid: number): number[] =>
  childrenOf(pid).flatMap((child) => [child, ...descendants(child)]);

function residentMb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/**
 * Watches from now on, ten times a second.
 * @returns a function that ends it and gives the largest sum of resident memory that new processes had, in MB;
 * pages that several of them share are counted in each
 */
export function watchMemory(): () => number {
  const old = new Set(descendants(process.pid));
  let peak = 0;
  const timer = setInterval(() => {
    const added = descendants(process.pid).filter((pid) => !old.has(pid));
    peak = Math.max(
      peak,
      added.reduce((sum, pid) => sum + residentMb(pid), 0),
    );
  }, 100);
  return () => {
    clearInterval(timer);
    return peak;
  };
}
