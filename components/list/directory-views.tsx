import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import type { ViewProps } from '@/components/site/view-props';
import { listCorrections } from '@/lib/content/corrections';
import { listName } from '@/lib/content/lists';
import { pageTag } from '@/lib/revalidate/tags';
import { pageStructuredData } from '@/lib/seo/list-metadata';
import { loadFrame } from '@/lib/site/frame-data';
import { authorUrl, sourceUrl, tagUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { CorrectionList } from './correction-list';
import { ListHeader } from './list-header';
import { TermPage } from './term-page';
import { TopicList } from './topic-list';

const { site: text, list } = messages;

/** Kinds of names of which there is a page with all of them, by its path. */
const terms = {
  tags: { title: list.terms.tags, lists: 'tag:', url: tagUrl },
  sources: { title: list.terms.sources, lists: 'source:', url: sourceUrl },
  authors: { title: list.terms.authors, lists: 'author:', url: authorUrl },
} as const;

export async function TermsView({ newsroom, tag, kind }: ViewProps & { kind: keyof typeof terms }) {
  const { title, lists, url } = terms[kind];
  await tag([listName.all]);
  return (
    <Frame {...loadFrame(newsroom)} path={`/${kind}`}>
      <JsonLd data={pageStructuredData(newsroom, { name: title, path: `/${kind}` })} />
      <TermPage title={title} terms={newsroom.queries.counts(lists)} url={url} />
    </Frame>
  );
}

export async function TopicsView({ newsroom, tag }: ViewProps) {
  await tag([pageTag.topics]);
  const topics = newsroom.settings.topics().filter(({ published }) => published);
  return (
    <Frame {...loadFrame(newsroom)} path="/topics">
      <JsonLd data={pageStructuredData(newsroom, { name: text.topics, path: '/topics' })} />
      <Breadcrumbs items={[{ name: text.home, url: '/' }, { name: text.topics }]} />
      <ListHeader title={text.topics} />
      <TopicList topics={topics} />
    </Frame>
  );
}

export async function CorrectionsView({ newsroom, tag }: ViewProps) {
  await tag([listName.corrections, pageTag.feed(listName.corrections)]);
  const frame = loadFrame(newsroom);
  return (
    <Frame {...frame} path="/corrections">
      <JsonLd data={pageStructuredData(newsroom, { name: text.corrections, path: '/corrections' })} />
      <Breadcrumbs items={[{ name: text.home, url: '/' }, { name: text.corrections }]} />
      <ListHeader title={text.corrections} />
      <CorrectionList items={listCorrections(newsroom)} timezone={frame.site.timezone} />
    </Frame>
  );
}
