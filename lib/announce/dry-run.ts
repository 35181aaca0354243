import type { AnnounceEvent } from './delivery';
import type { Target } from './target';

/** Addresses on a line of the log. */
const batch = 100;

/** A target that says what it would be told, and is told nothing. */
export function dryRun(target: Target, report: (event: AnnounceEvent) => void): Target {
  return {
    ...target,
    batch,
    quotaDay: undefined,
    send: async (addresses) => {
      report({ kind: 'would send', target: target.name, addresses });
      return { kind: 'taken' };
    },
  };
}
