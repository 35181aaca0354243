import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from '../support/build';
import { hasBuild } from '../support/build-state.mjs';
import { generateTree } from './generate';
import { startPortal } from './portal';
import { measurePublish, pathOfArticle, publishFigures } from './publish';
import { median, type Row } from './statistics';
import type { Bench, Suite } from './suite';

/** Building, indexing and publishing at the size of a large newsroom. */
export const publishing: Suite = { run };

async function run({ size, withBuild, folder, say }: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  const large = folder('large');
  const small = folder('small');
  const empty = folder('empty');
  say(`generating ${size} articles (seed 7) …`);
  generateTree(large, size);
  generateTree(small, 100);
  generateTree(empty, 0);

  if (withBuild) {
    say('next build, three times with and without content, alternating …');
    rows.push(measureBuild(large, empty, size));
    await build();
  }
  if (!hasBuild()) await build();

  say('cold index …');
  const data = folder('data');
  const cold = await startPortal(large, data);
  const emptyCold = await startPortal(empty, folder('data-empty'));
  await emptyCold.stop();
  const coldSeconds = (cold.startMs - emptyCold.startMs) / 1000;
  rows.push({
    what: `cold index of ${size} articles`,
    measured: `${coldSeconds.toFixed(1)} s (start ${(cold.startMs / 1000).toFixed(1)} s, empty tree ${(emptyCold.startMs / 1000).toFixed(1)} s)`,
    reach: '≤ 20 s',
    met: coldSeconds <= 20,
  });
  await cold.stop();

  say('warm start …');
  const warm = await startPortal(large, data);
  const emptyWarm = await startPortal(empty, folder('data-empty'));
  await emptyWarm.stop();
  const more = (warm.startMs - emptyWarm.startMs) / 1000;
  rows.push({
    what: `warm start, ${size} articles more than an empty tree`,
    measured: `${more.toFixed(2)} s (${(warm.startMs / emptyWarm.startMs).toFixed(2)} ×)`,
    reach: '≤ 2 s',
    met: more <= 2,
  });
  for (let index = 0; index < 500; index += 1) {
    const path = index % 10 === 0 ? `/search?q=${encodeURIComponent('活字')}` : pathOfArticle(large, index);
    await (await fetch(warm.url + path)).text();
  }
  const rss = warm.rssMb();
  rows.push({
    what: `resident memory after 450 articles and 50 searches, ${size} articles`,
    measured: `${rss.toFixed(0)} MB`,
    reach: '≤ 500 MB',
    met: rss <= 500,
  });
  await warm.stop();

  say('publishing …');
  const few = publishFigures(await measurePublish(small, folder('data-small'), 60));
  const many = publishFigures(await measurePublish(large, data, 60));
  const growth = many.p50 / few.p50;
  rows.push({
    what: `edit → visible on the next GET at ${size} articles, p50 / p95`,
    measured: `${many.p50.toFixed(0)} / ${many.p95.toFixed(0)} ms`,
    reach: '≤ 150 / 400 ms',
    met: many.p50 <= 150 && many.p95 <= 400,
  });
  rows.push({
    what: `the same ÷ at 100 articles, p50`,
    measured: `${growth.toFixed(2)} (${few.p50.toFixed(0)} / ${few.p95.toFixed(0)} ms at 100)`,
    reach: '≤ 1.5',
    met: growth <= 1.5,
  });
  return rows;
}

function measureBuild(large: string, empty: string, size: number): Row {
  const withContent: number[] = [];
  const without: number[] = [];
  buildSeconds(empty);
  for (let round = 0; round < 3; round += 1) {
    without.push(buildSeconds(empty));
    withContent.push(buildSeconds(large));
  }
  const ratio = median(withContent) / median(without);
  return {
    what: `next build, ${size} articles ÷ none`,
    measured: `${ratio.toFixed(3)} (${median(withContent).toFixed(1)} s ÷ ${median(without).toFixed(1)} s)`,
    reach: '≤ 1.05',
    met: ratio <= 1.05,
  };
}

function buildSeconds(contentDir: string): number {
  const started = performance.now();
  rmSync('.next', { recursive: true, force: true });
  const env = {
    ...process.env,
    CONTENT_DIR: contentDir,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const { status } = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: 'ignore',
    env,
  });
  if (status !== 0) throw new Error('next build failed');
  return (performance.now() - started) / 1000;
}
