import { expect } from '@playwright/test';
import { bombard } from '@/scripts/chaos/bombard';
import { uselessTokens } from '@/scripts/chaos/tokens';
import { writeChaosTree } from '@/scripts/chaos/tree';
import { previewSecret, revalidateSecret } from './support/portal';
import { test } from './support/test';

/** The short form of `npm run test:chaos -- requests`: random requests over all routes, the same in every run. */
test('three thousand hostile requests: nothing breaks, hangs or leaks', async ({ newTree, launch }) => {
  test.setTimeout(90_000);
  const tree = newTree();
  const { hidden, paths } = writeChaosTree(tree.root);
  const portal = await launch({ tree, env: { WATCH: '0', LOG_LEVEL: 'error' } });
  const tokens = await uselessTokens('hidden-draft', previewSecret);
  const { sent, statuses, faults } = await bombard({
    port: portal.port,
    material: { hidden, paths, tokens, revalidateSecret },
    count: 3000,
    seed: 20_261_127,
    rssMb: () => portal.residentMegabytes(),
  });
  expect(sent).toBeGreaterThanOrEqual(3000);
  expect(faults).toEqual([]);
  for (const status of [200, 308, 400, 404, 405, 410])
    expect(statuses.get(status), `${status}`).toBeGreaterThan(0);
  expect((await portal.get('/news/open-0')).status).toBe(200);
});
