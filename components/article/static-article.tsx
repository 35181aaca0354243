import { renderBody } from '@/components/mdx/body';
import type { BodyContext } from '@/components/mdx/context';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import type { StaticPage } from '@/lib/content/types';
import { plainText } from '@/lib/mdx/plain-text';
import { messages } from '@/lib/site/messages';
import { Contents } from './contents';
import { Prose } from './prose';

interface StaticArticleProps {
  page: Pick<StaticPage, 'title' | 'body'>;
  language: string;
  body: BodyContext;
}

/** A page such as 关于本站: title, contents when it is long, text. */
export async function StaticArticle({ page, language, body }: StaticArticleProps) {
  const { content, outline } = await renderBody({
    source: page.body,
    mediaBase: '/media/',
    language,
    ...body,
  });
  return (
    <article className="article">
      <header className="article-header">
        <Breadcrumbs items={[{ name: messages.site.home, url: '/' }, { name: page.title }]} />
        <h1>{page.title}</h1>
      </header>
      <Contents outline={outline} text={plainText(page.body).text} language={language} />
      <Prose>{content}</Prose>
    </article>
  );
}
