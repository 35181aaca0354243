import { renderBody } from '@/components/mdx/body';
import type { BodyContext } from '@/components/mdx/context';
import type { ArticleView } from '@/lib/content/article-view';
import { resolveMedia } from '@/lib/content/record';
import type { Site } from '@/lib/content/types';
import { plainText } from '@/lib/mdx/plain-text';
import { collectPictures } from '@/lib/mdx/references';
import type { PresentRecord } from '@/lib/provenance/pages/present-record';
import { pageLanguage } from '@/lib/site/texts';
import { AgeNotice } from './age-notice';
import { ArticleCover } from './article-cover';
import { ArticleFooter } from './article-footer';
import { ArticleHeader } from './article-header';
import { ArticleLayout } from './article-layout';
import { ArticleNotices } from './article-notices';
import { Contents } from './contents';
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
  /** Epoch milliseconds. */
  now: number;
  /** The absolute address to share; none in preview. */
  address?: string;
  /** Of what is shown, when it was signed. */
  record?: PresentRecord | undefined;
  /** In preview a body that cannot be rendered is shown as written. */
  lenient?: boolean;
}

/** A whole article, the same for readers and in preview. */
export async function ArticlePage({ view, site, body, now, address, record, lenient }: ArticlePageProps) {
  const { article, sectionPath, older, newer, related, translations } = view;
  const { cover, corrections, original, source, lang, body: markdown, mediaBase } = article;
  const { timezone } = site;
  const language = pageLanguage(lang, site);
  const foreign = lang === language ? undefined : lang;
  const { content, outline } = await renderBody({
    source: markdown,
    mediaBase,
    language: lang,
    lenient,
    ...body,
  });
  const coverInBody = collectPictures(markdown).some((src) => resolveMedia(src, mediaBase) === cover?.src);
  return (
    <ArticleLayout aside={<RelatedList items={related} timezone={timezone} language={language} />}>
      <ArticleHeader article={article} site={site} language={language} sectionPath={sectionPath} />
      <AgeNotice article={article} now={now} timezone={timezone} lang={foreign} />
      <ArticleNotices article={article} language={language} />
      <Translations items={translations} language={language} />
      {cover && !coverInBody && <ArticleCover cover={cover} language={lang} lang={foreign} />}
      <Contents outline={outline} text={plainText(markdown).text} language={lang} lang={foreign} />
      <Prose lang={foreign}>{content}</Prose>
      {original && (
        <ReprintBlock original={original} source={source} language={language} outbound={body.outbound} />
      )}
      <CorrectionsBlock corrections={corrections} timezone={timezone} language={language} />
      <ArticleFooter
        article={article}
        site={site}
        language={language}
        address={address}
        record={record}
        now={now}
      />
      <PreviousNext older={older} newer={newer} language={language} />
    </ArticleLayout>
  );
}
