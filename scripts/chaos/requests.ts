import { startPortal } from '../bench/portal';
import { mean, type Row } from '../bench/statistics';
import { bombard, type Outcome } from './bombard';
import type { Suite } from './suite';
import { uselessTokens } from './tokens';
import { writeChaosTree } from './tree';

const secrets = {
  PREVIEW_SECRET: 'preview-secret-of-the-chaos-0123456789',
  REVALIDATE_SECRET: 'revalidate-secret-of-the-chaos-0123456789',
};

/** Growth of memory from the second quarter of the run to its last. */
export function growth({ memory }: Outcome): number {
  const quarter = Math.floor(memory.length / 4);
  return mean(memory.slice(-quarter)) / mean(memory.slice(quarter, quarter * 2));
}

/** Random requests over all routes against the production server: nothing breaks, leaks, hangs or grows. */
export const requests: Suite = async ({ seed, countOr, folder, say }) => {
  const count = countOr(100_000);
  const tree = folder('tree');
  const { hidden, paths } = writeChaosTree(tree);
  const portal = await startPortal(tree, folder('data'), {
    ...secrets,
    DESK_DIR: folder('desk'),
    WATCH: '0',
    LOG_LEVEL: 'error',
  });
  const tokens = await uselessTokens('hidden-draft', secrets.PREVIEW_SECRET);
  const material = { hidden, paths, tokens, revalidateSecret: secrets.REVALIDATE_SECRET };
  const { rssMb } = portal;
  const port = Number(new URL(portal.url).port);
  const outcome = await bombard({ port, material, count, seed, rssMb, say });
  const alive = (await fetch(portal.url)).status;
  await portal.stop();
  for (const { fault, status, request } of outcome.faults.slice(0, 20)) {
    say(`${fault} ${status} ${JSON.stringify(request).slice(0, 600)}`);
  }
  say(
    [...outcome.statuses]
      .sort(([a], [b]) => a - b)
      .map(([status, n]) => `${status}: ${n}`)
      .join(', '),
  );
  const rate = growth(outcome);
  const none = (what: string, fault: string): Row => {
    const found = outcome.faults.filter((one) => one.fault === fault).length;
    return { what, measured: `${found} of ${outcome.sent}`, reach: '0', met: found === 0 };
  };
  return [
    none('answers 5xx', 'server error'),
    none('no answer within 20 s', 'hang'),
    none('reflected scripts', 'reflected script'),
    none('injected headers', 'injected header'),
    none('answers with unpublished text', 'unpublished text'),
    {
      what: 'memory, last quarter to second',
      measured: `${rate.toFixed(2)} (${Math.round(outcome.memory.at(-1) ?? 0)} MB)`,
      reach: '≤ 1.1',
      met: rate <= 1.1,
    },
    { what: 'front page afterwards', measured: String(alive), reach: '200', met: alive === 200 },
  ];
};
