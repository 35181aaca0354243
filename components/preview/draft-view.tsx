import { ArticlePage } from '@/components/article/article-page';
import { Frame } from '@/components/site/frame';
import { viewOf } from '@/lib/content/article-view';
import { type Draft, dueText } from '@/lib/preview/draft';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { createBodyContext } from '@/lib/site/body-context';
import { loadFrame } from '@/lib/site/frame-data';
import { pageLanguage } from '@/lib/site/texts';
import { PreviewBanner, type PreviewBannerProps } from './preview-banner';
import { UnreadableDraft } from './unreadable-draft';

interface DraftViewProps extends Pick<PreviewBannerProps, 'back'> {
  newsroom: Newsroom;
  draft: Draft;
}

/** The language of the page on which a draft is shown: its own, as readers will get it. */
export function draftLanguage({ settings }: Newsroom, { article }: Pick<Draft, 'article'>): string {
  const site = settings.site();
  return article ? pageLanguage(article.lang, site) : site.language;
}

/** The file of an article as a reader's page, with what stands in its way above. */
export function DraftView({ newsroom, draft, back }: DraftViewProps) {
  const { slug, article, state, problems, source } = draft;
  const site = newsroom.settings.site();
  const language = draftLanguage(newsroom, draft);
  return (
    <>
      <PreviewBanner
        status={state}
        due={dueText(draft, site.timezone)}
        problems={problems}
        slug={slug}
        back={back}
      />
      <Frame {...loadFrame(newsroom, language)} language={language} current={article?.section}>
        {article ? (
          <ArticlePage
            view={viewOf(newsroom, article)}
            site={site}
            body={createBodyContext(newsroom, slug)}
            now={newsroom.clock.now()}
            lenient
          />
        ) : (
          <UnreadableDraft source={source} />
        )}
      </Frame>
    </>
  );
}
