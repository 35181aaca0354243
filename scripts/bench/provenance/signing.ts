import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { proofPaths } from '@/lib/provenance/proof-source';
import type { RecordFile } from '@/lib/provenance/record';
import { get } from '../client';
import { type RunningPortal, startPortal } from '../portal';
import { median, percentile, type Row } from '../statistics';
import type { Bench } from '../suite';

const secret = 'secret-of-the-bench-0123456789-0123456789';
const publications = 60;
/** Not counted: the code is compiled meanwhile. */
const warmUps = 10;

/** An article to publish anew. */
export interface BenchArticle {
  slug: string;
  /** Within the content tree. */
  file: string;
  address: string;
}

interface Published {
  /** From the first octet of the file to the last of the new page, milliseconds. */
  page: number;
  /** The same, to the record of the new version; undefined without signing. */
  record?: number;
}

/**
 * What signing adds to a publication: two portals with the same tree, of which one signs, publish in turn, each going first
 * by turns.
 * @param tree whose log has begun with `keyFile`
 */
export async function priceOfSigning(
  tree: string,
  keyFile: string,
  articles: readonly BenchArticle[],
  folder: Bench['folder'],
): Promise<Row[]> {
  const trees = ['signing', 'not-signing'].map((name) => path.join(folder(name), 'content'));
  const portals = await Promise.all(
    trees.map((copy, index) => {
      cpSync(tree, copy, { recursive: true });
      const key: Record<string, string> = index === 0 ? { SIGNING_KEY_FILE: keyFile } : {};
      return startPortal(copy, folder(`signing-data-${index}`), { REVALIDATE_SECRET: secret, ...key });
    }),
  );
  const samples: [Published[], Published[]] = [[], []];
  try {
    for (let turn = 0; turn < publications + warmUps; turn += 1) {
      for (const index of turn % 2 === 0 ? [0, 1] : [1, 0]) {
        const [portal, copy, article] = [portals[index], trees[index], articles[turn % articles.length]];
        if (!portal || !copy || !article) continue;
        const published = await publish(portal, copy, article, turn, index === 0);
        if (turn >= warmUps) samples[index]?.push(published);
      }
    }
  } finally {
    await Promise.all(portals.map((portal) => portal.stop()));
  }
  const [signed, plain] = samples.map((list) => median(list.map(({ page }) => page)));
  const records = samples[0].flatMap(({ record }) => record ?? []);
  const late = percentile(records, 0.95);
  const added = (signed ?? Number.NaN) - (plain ?? Number.NaN);
  return [
    {
      what: `what signing adds to a publication, file to new page, median of ${publications}`,
      measured: `${added.toFixed(1)} ms (${signed?.toFixed(1)} − ${plain?.toFixed(1)})`,
      reach: '≤ 5 ms',
      met: added <= 5,
    },
    {
      what: 'file to signed record in the log: median / 95th percentile',
      measured: `${median(records).toFixed(1)} / ${late.toFixed(1)} ms`,
      reach: '95 % ≤ 250 ms',
      met: records.length === publications && late <= 250,
    },
  ];
}

/** The article gets another last paragraph. */
async function publish(
  portal: RunningPortal,
  tree: string,
  { slug, file, address }: BenchArticle,
  turn: number,
  isSigned: boolean,
): Promise<Published> {
  const marker = `第${turn}次添上的一段，说明这一版和上一版不同。`;
  const target = path.join(tree, file);
  const text = `${readFileSync(target, 'utf8').trimEnd()}\n\n${marker}\n`;
  const before = isSigned ? await versionsOf(portal, slug) : 0;
  await get(portal.url + address);
  const started = performance.now();
  writeFileSync(target, text);
  await get(`${portal.url}/api/revalidate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ paths: [file] }),
  });
  const answer = (await get(portal.url + address)).body.toString('utf8');
  if (!answer.includes(marker)) throw new Error(`${address}: not the version that was published`);
  const page = performance.now() - started;
  if (!isSigned) return { page };
  while ((await versionsOf(portal, slug)) === before) {
    if (performance.now() - started > 20_000) throw new Error(`${slug}: no record of the new version`);
  }
  return { page, record: performance.now() - started };
}

async function versionsOf(portal: RunningPortal, slug: string): Promise<number> {
  const { status, body } = await get(portal.url + proofPaths.records(slug));
  if (status !== 200) throw new Error(`${slug}: records answer ${status}`);
  const file: RecordFile = JSON.parse(body.toString('utf8'));
  return file.versions.length;
}
