import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArticlePage } from '@/components/article/article-page';
import { PreviewBanner } from '@/components/preview/preview-banner';
import { UnreadableDraft } from '@/components/preview/unreadable-draft';
import { Frame } from '@/components/site/frame';
import { viewOf } from '@/lib/content/article-view';
import { dueText, readDraft } from '@/lib/preview/draft';
import { previewedSlug } from '@/lib/preview/session';
import { seoContextOf } from '@/lib/seo/context';
import { noticeMetadata } from '@/lib/seo/metadata';
import { createBodyContext } from '@/lib/site/body-context';
import { loadFrame } from '@/lib/site/frame-data';
import { messages } from '@/lib/site/messages';
import { getNewsroom } from '@/lib/site/newsroom';
import { pageLanguage } from '@/lib/site/texts';

export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  return noticeMetadata(seoContextOf(getNewsroom()), messages.preview.banner);
}

export default async function PreviewRoute({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  if ((await previewedSlug()) !== slug) notFound();
  const newsroom = getNewsroom();
  const draft = readDraft(newsroom, slug);
  if (!draft) notFound();
  const { article, state, problems } = draft;
  const site = newsroom.settings.site();
  const language = article ? pageLanguage(article.lang, site) : site.language;
  return (
    <>
      <PreviewBanner status={state} due={dueText(draft, site.timezone)} problems={problems} slug={slug} />
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
          <UnreadableDraft source={draft.source} />
        )}
      </Frame>
    </>
  );
}
