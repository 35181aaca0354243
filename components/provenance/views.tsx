import { notFound } from 'next/navigation';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import type { ViewProps } from '@/components/site/view-props';
import { readLogState } from '@/lib/provenance/pages/log-state';
import { loadHistory } from '@/lib/provenance/pages/version-history';
import { pageTag } from '@/lib/revalidate/tags';
import { pageStructuredData } from '@/lib/seo/list-metadata';
import { bundleAddress } from '@/lib/site/assets';
import { loadFrame } from '@/lib/site/frame-data';
import { historyPath, verifyPath } from '@/lib/site/links';
import { historyMessages, transparencyMessages, verifyMessages } from '@/lib/site/messages-signed-pages';
import { HistoryPage } from './history-page';
import { TransparencyPage } from './transparency-page';
import { VerifyPage } from './verify-page';

export function VerifyView({ newsroom }: ViewProps) {
  const crumb = { name: verifyMessages.title, path: '/verify' };
  const script = bundleAddress('verify');
  return (
    <Frame {...loadFrame(newsroom)} path="/verify">
      <JsonLd data={pageStructuredData(newsroom, crumb)} />
      <VerifyPage siteUrl={newsroom.environment.siteUrl} />
      {script && <script type="module" src={script} />}
    </Frame>
  );
}

export async function TransparencyView({ newsroom }: ViewProps) {
  const state = await readLogState(newsroom);
  if (!state) notFound();
  const frame = loadFrame(newsroom);
  return (
    <Frame {...frame} path="/transparency">
      <JsonLd
        data={pageStructuredData(newsroom, { name: transparencyMessages.title, path: '/transparency' })}
      />
      <TransparencyPage state={state} timezone={frame.site.timezone} />
    </Frame>
  );
}

export async function HistoryView({ newsroom, tag, slug }: ViewProps & { slug: string }) {
  const card = newsroom.queries.card(slug);
  const entries = loadHistory(newsroom, slug);
  if (!card || entries.length === 0) notFound();
  await tag([pageTag.article(slug)]);
  const frame = loadFrame(newsroom);
  const path = historyPath(card.url);
  const crumbs = [
    { name: card.title, path: card.url },
    { name: historyMessages.title, path },
  ];
  return (
    <Frame {...frame} path={path} current={card.section}>
      <JsonLd data={pageStructuredData(newsroom, ...crumbs)} />
      <HistoryPage
        article={card}
        entries={entries}
        timezone={frame.site.timezone}
        verifyAddress={`${newsroom.environment.siteUrl}${verifyPath(card.slug)}`}
      />
    </Frame>
  );
}
