import { Body } from '@/components/mdx/body';
import type { BodyContext } from '@/components/mdx/context';
import type { ArticleView } from '@/lib/content/article-view';
import type { Site } from '@/lib/content/types';
import { ArticleCover } from './article-cover';
import { ArticleFooter } from './article-footer';
import { ArticleHeader } from './article-header';
import { ArticleLayout } from './article-layout';
import { ArticleNotices } from './article-notices';
import { CorrectionsBlock } from './corrections-block';
import { PreviousNext } from './previous-next';
import { Prose } from './prose';
import { RelatedList } from './related-list';
import { ReprintBlock } from './reprint-block';
import { Translations } from './translations';

interface ArticlePageProps {
  view: ArticleView;
  site: Site;
  body: BodyContext;
  /** The absolute address to share; none in preview. */
  address?: string;
  /** In preview a body that cannot be rendered is shown as written. */
  lenient?: boolean;
}

/** A whole article, the same for readers and in preview. */
export function ArticlePage({ view, site, body, address, lenient }: ArticlePageProps) {
  const { article, sectionPath, older, newer, related, translations } = view;
  const { cover, corrections, original, source, lang, body: markdown, mediaBase } = article;
  const foreign = lang === site.language ? undefined : lang;
  const coverInBody =
    cover !== undefined && markdown.includes(cover.src.slice(cover.src.lastIndexOf('/') + 1));
  return (
    <ArticleLayout aside={<RelatedList items={related} timezone={site.timezone} />}>
      <ArticleHeader article={article} site={site} sectionPath={sectionPath} />
      <ArticleNotices article={article} />
      <Translations items={translations} />
      {cover && !coverInBody && <ArticleCover cover={cover} lang={foreign} />}
      <Prose lang={foreign}>
        <Body source={markdown} mediaBase={mediaBase} lenient={lenient} {...body} />
      </Prose>
      {original && <ReprintBlock original={original} source={source} />}
      <CorrectionsBlock corrections={corrections} timezone={site.timezone} />
      <ArticleFooter article={article} site={site} address={address} />
      <PreviousNext older={older} newer={newer} />
    </ArticleLayout>
  );
}
