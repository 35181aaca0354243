import { ArticleCover } from '@/components/article/article-cover';
import { Body } from '@/components/mdx/body';
import type { BodyContext } from '@/components/mdx/context';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { type NamedList, overviews } from '@/lib/content/named-list';
import { pageUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';
import { CardList } from './card-list';
import { ListHeader } from './list-header';
import { Pager } from './pager';

interface NamedListPageProps {
  list: NamedList;
  timezone: string;
  body: BodyContext;
  sectionName: (id: string) => string | undefined;
}

/** One page of the articles of a tag, source, author or topic; a topic begins with its introduction. */
export function NamedListPage({ list, timezone, body, sectionName }: NamedListPageProps) {
  const { kind, title, label, url, description, topic, page } = list;
  const above = overviews[kind];
  const introduced = topic && page.page === 1;
  return (
    <>
      <Breadcrumbs
        items={[
          { name: messages.site.home, url: '/' },
          { name: above.name, url: above.path },
          { name: label },
        ]}
      />
      <ListHeader title={title} description={description} feedUrl={`${url}/rss.xml`} total={page.total} />
      {introduced && (
        <div className="topic-intro">
          {topic.cover && <ArticleCover cover={topic.cover} />}
          {topic.body.trim() !== '' && (
            <div className="prose">
              <Body source={topic.body} mediaBase="/media/" {...body} />
            </div>
          )}
        </div>
      )}
      <CardList
        items={page.items}
        style={topic ? 'pictures' : 'text'}
        timezone={timezone}
        showSection={sectionName}
      />
      <Pager page={page.page} pages={page.pages} url={(number) => pageUrl(url, number)} />
    </>
  );
}
