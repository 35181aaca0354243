import type { AnnounceStore, TargetState, Waiting } from './announce-store';
import { backOff, mostPatienceMs } from './back-off';
import { problemOf } from './call';
import type { Outcome, Target } from './target';

/** What waits longer than this is not told any more: by then everybody has found it without us. */
export const giveUpMs = 7 * 24 * 3600_000;

/** What happens to announcements, for logs and metrics. */
export type AnnounceEvent =
  | { kind: 'sent'; target: string; addresses: number; ms: number }
  | { kind: 'would send'; target: string; addresses: readonly string[] }
  | { kind: 'refused'; target: string; addresses: number; problem: string }
  | { kind: 'failed'; target: string; failures: number; problem: string; retryInMs: number }
  | { kind: 'given up'; target: string; addresses: number }
  | { kind: 'quota used up'; target: string; waiting: number }
  /** Not told at all; reported once. */
  | { kind: 'silent'; target: string; reason: string }
  /** Something of our own went wrong. */
  | { kind: 'trouble'; target: string; error: unknown };

export interface DeliveryParts {
  store: AnnounceStore;
  origin: string;
  now: () => number;
  random: () => number;
  signal: AbortSignal;
  report: (event: AnnounceEvent) => void;
}

/** Tells one target everything that waits for it, call by call, until nothing is left or it cannot take more now. */
export async function deliver(target: Target, parts: DeliveryParts): Promise<void> {
  const { store, now, signal, report } = parts;
  const { name } = target;
  const started = performance.now();
  let sent = 0;
  for (;;) {
    const size = portionSize(target, store.state(name), now());
    const waiting = size > 0 && !signal.aborted ? store.next(name, size) : [];
    if (waiting.length === 0) break;
    const named = waiting.filter(({ address }) => target.mayName(address));
    const outcome: Outcome = named.length === 0 ? { kind: 'taken' } : await call(target, named, parts);
    // Ended in the middle of a call: nobody knows what became of it, so it is made again.
    if (signal.aborted) return;
    if (outcome.kind === 'taken' || outcome.kind === 'refused') store.settle(name, waiting);
    if (named.length === 0) continue;
    sent += note(target, named.length, outcome, parts);
    if (outcome.kind === 'failed' || outcome.kind === 'spent') break;
  }
  if (sent > 0) report({ kind: 'sent', target: name, addresses: sent, ms: performance.now() - started });
}

/** How many addresses the next call may carry: none while the target is left alone. */
function portionSize({ batch, quotaDay }: Target, state: TargetState, now: number): number {
  // A time further away than we ever wait comes from a clock that was set back since.
  if (state.retryAt > now && state.retryAt <= now + mostPatienceMs) return 0;
  if (!quotaDay) return batch;
  return state.quotaDay === quotaDay(now) ? Math.min(batch, state.quotaLeft) : 1;
}

async function call(target: Target, named: readonly Waiting[], parts: DeliveryParts): Promise<Outcome> {
  try {
    return await target.send(
      named.map(({ address }) => parts.origin + address),
      parts.signal,
    );
  } catch (error) {
    return { kind: 'failed', problem: problemOf(error) };
  }
}

/** Writes down how things stand with the target after a call; gives how many addresses it took. */
function note(target: Target, count: number, outcome: Outcome, parts: DeliveryParts): number {
  const { store, now, random, report } = parts;
  const { name } = target;
  const before = store.state(name);
  const well = { ...before, failures: 0, retryAt: 0, problem: '' };
  const quotaDay = target.quotaDay?.(now()) ?? '';
  switch (outcome.kind) {
    case 'taken': {
      const { left, turnedDown = 0 } = outcome;
      store.putState(name, left === undefined ? well : { ...well, quotaDay, quotaLeft: left });
      if (turnedDown > 0) {
        report({ kind: 'refused', target: name, addresses: turnedDown, problem: 'turned down' });
      }
      if (left === 0) report({ kind: 'quota used up', target: name, waiting: store.count(name) });
      return count - turnedDown;
    }
    case 'refused':
      store.putState(name, { ...well, problem: outcome.problem });
      report({ kind: 'refused', target: name, addresses: count, problem: outcome.problem });
      return 0;
    case 'spent':
      store.putState(name, { ...well, quotaDay, quotaLeft: 0 });
      report({ kind: 'quota used up', target: name, waiting: store.count(name) });
      return 0;
    case 'failed': {
      const { problem, retryAfterMs = 0 } = outcome;
      const failures = before.failures + 1;
      const retryInMs = Math.max(backOff(failures, random()), Math.min(retryAfterMs, mostPatienceMs));
      store.putState(name, { ...before, failures, retryAt: now() + retryInMs, problem });
      report({ kind: 'failed', target: name, failures, problem, retryInMs });
      return 0;
    }
  }
}
