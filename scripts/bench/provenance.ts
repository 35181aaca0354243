import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beginLog } from '@/lib/provenance/signing/change-keys';
import { createSigner } from '@/lib/provenance/signing/keys';
import { signChanges, slugsToSign } from '@/lib/provenance/signing/sign-changes';
import { logFolder, type SiteLog } from '@/lib/provenance/signing/site-log';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { readEnvironment } from '@/lib/site/env';
import { build } from '../support/build';
import { hasBuild } from '../support/build-state.mjs';
import { withNewsroom } from '../support/newsroom';
import { startPortal } from './portal';
import { judgeCopies } from './provenance/copies';
import { largeIndex } from './provenance/large-index';
import { type BenchArticle, priceOfSigning } from './provenance/signing';
import { verifyPage } from './provenance/verify-page';
import type { Row } from './statistics';
import type { Bench, Suite } from './suite';

/** Copies of every demonstration article, tampered with and honest; the price of signing; the index at a large site. */
export const provenance: Suite = { run };

const origin = 'https://news.example';

async function run({ folder, say }: Bench): Promise<Row[]> {
  if (!hasBuild()) await build();
  const tree = path.join(folder('provenance'), 'content');
  const keyFile = path.join(folder('provenance'), 'key.pem');
  cpSync('content', tree, { recursive: true });
  rmSync(path.join(tree, logFolder), { recursive: true, force: true });
  const signer = createSigner(keyFile);
  const now = Math.floor(Date.now() / 1000);
  const site = await beginLog(path.join(tree, logFolder), origin, signer, now);
  return withNewsroom(readEnvironment({ CONTENT_DIR: tree }), async (newsroom) => {
    await signChanges(newsroom, site, signer, slugsToSign(newsroom, site));
    const portal = await startPortal(tree, folder('provenance-data'));
    try {
      say('copies …');
      const verdicts = await judgeCopies(newsroom, site, portal, say);
      say('the page …');
      const page = await verifyPage(site, portal);
      say('signing …');
      const signing = await priceOfSigning(tree, keyFile, articlesOf(newsroom, site), folder);
      return [...verdicts, ...page, ...signing, ...(await largeIndex(site, say))];
    } finally {
      await portal.stop();
    }
  });
}

function articlesOf(newsroom: Newsroom, { files }: SiteLog): BenchArticle[] {
  return files.signedSlugs().flatMap((slug) => {
    const [found] = newsroom.queries.feedArticles([slug]);
    const [file] = newsroom.store.filesOfSlug(slug);
    return found && file ? [{ slug, file, address: found.article.url }] : [];
  });
}
