import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startPortal } from './portal';
import { percentile } from './statistics';

/** From writing a file to the first GET that shows the change, in milliseconds, through the watcher. */
export async function measurePublish(contentDir: string, dataDir: string, edits: number): Promise<number[]> {
  const portal = await startPortal(contentDir, dataDir);
  try {
    const samples: number[] = [];
    for (let edit = 0; edit < edits + 3; edit += 1) {
      const number = (edit * 37) % 100;
      const slug = `article-${number}`;
      const file = path.join(contentDir, 'articles/000', `${slug}.mdx`);
      const marker = `改稿第${edit}次`;
      const url = portal.url + pathOfArticle(contentDir, number);
      await (await fetch(url)).text();
      const text = readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: ${marker}`);
      const started = performance.now();
      writeFileSync(file, text);
      while (!(await (await fetch(url)).text()).includes(marker)) {
        if (performance.now() - started > 20_000) throw new Error(`${slug}: the change did not appear`);
      }
      if (edit >= 3) samples.push(performance.now() - started);
    }
    return samples;
  } finally {
    await portal.stop();
  }
}

/** Address of a generated article by its number. */
export function pathOfArticle(contentDir: string, number: number): string {
  const slug = `article-${number}`;
  const folder = String(Math.floor(number / 1000)).padStart(3, '0');
  const source = readFileSync(path.join(contentDir, 'articles', folder, `${slug}.mdx`), 'utf8');
  return `/${/^section: (.+)$/m.exec(source)?.[1]}/${slug}`;
}

export const publishFigures = (samples: number[]): { p50: number; p95: number } => ({
  p50: percentile(samples, 0.5),
  p95: percentile(samples, 0.95),
});
