import { collectReferences } from '@/lib/mdx/references';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { listName } from './lists';
import { resolveMedia } from './record';
import { listRelated } from './related';
import type { Article, ArticleCard, Section } from './types';

/** An article with everything that its page shows around it. */
export interface ArticleView {
  article: Article;
  sectionPath: Section[];
  older?: ArticleCard;
  newer?: ArticleCard;
  related: ArticleCard[];
  translations: ArticleCard[];
  /** Cache tags of everything above. */
  tags: string[];
}

/** A visible article; undefined for every other. */
export function loadArticle(newsroom: Newsroom, slug: string): ArticleView | undefined {
  const article = newsroom.queries.article(slug);
  return article && viewOf(newsroom, article);
}

/** Surroundings of an article, also of one in preview: they hold only what the public may see. */
export function viewOf(newsroom: Newsroom, article: Article): ArticleView {
  const { queries, settings } = newsroom;
  const { older, newer } = queries.neighbours(listName.section(article.section), article);
  const sectionPath = settings.sections().path(article.section);
  const related = listRelated(
    queries,
    article,
    sectionPath.map(({ id }) => id),
  );
  const translations = listTranslations(newsroom, article);
  const references = collectReferences(article.body);
  const shown = [...older, ...newer, ...related, ...translations].map(({ slug }) => slug);
  return {
    article,
    sectionPath,
    older: older[0],
    newer: newer[0],
    related,
    translations,
    tags: [
      pageTag.article(article.slug),
      ...[...shown, ...article.related, ...references.related].map(pageTag.card),
      ...references.media.map(({ src }) => pageTag.media(resolveMedia(src, article.mediaBase))),
    ],
  };
}

/** The original and all its translations, without the article itself. */
export function listTranslations(
  { queries }: Newsroom,
  { slug, translationOf }: Pick<Article, 'slug' | 'translationOf'>,
): ArticleCard[] {
  const original = translationOf ? queries.card(translationOf) : undefined;
  const siblings = queries.translations(translationOf ?? slug);
  return [...(original ? [original] : []), ...siblings].filter((card) => card.slug !== slug);
}
