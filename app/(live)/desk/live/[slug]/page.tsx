import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { ArticlePage } from '@/components/article/article-page';
import { UnreadableDraft } from '@/components/preview/unreadable-draft';
import { Frame } from '@/components/site/frame';
import { viewOf } from '@/lib/content/article-view';
import { liveDraft, longestLive } from '@/lib/desk/editor/live-draft';
import { deskBodyContext, withDeskMedia } from '@/lib/desk/editor/live-media';
import { getWritingDesk } from '@/lib/desk/manuscripts/writing-desk';
import { personOf } from '@/lib/desk/session';
import { editorTexts } from '@/lib/desk/texts/editor';
import { seoContextOf } from '@/lib/seo/context';
import { noticeMetadata } from '@/lib/seo/metadata';
import { loadFrame } from '@/lib/site/frame-data';
import { getNewsroom } from '@/lib/site/newsroom';
import { pageLanguage } from '@/lib/site/texts';

export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  return noticeMetadata(seoContextOf(getNewsroom()), editorTexts.live.title);
}

/** The article as its editor has it at this moment, by the components of the public page. */
export default async function LiveRoute({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const person = await personOf(await headers());
  const draft = person && liveDraft(getWritingDesk(), person, slug);
  if (!draft) notFound();
  const newsroom = getNewsroom();
  const { article, source } = draft;
  if (source.length > longestLive) return <p className="empty wrap">{editorTexts.live.tooLong}</p>;
  const site = newsroom.settings.site();
  const language = article ? pageLanguage(article.lang, site) : site.language;
  return (
    <Frame {...loadFrame(newsroom, language)} language={language} current={article?.section}>
      {article ? (
        <ArticlePage
          view={viewOf(newsroom, withDeskMedia(article))}
          site={site}
          body={deskBodyContext(newsroom, slug)}
          now={newsroom.clock.now()}
          lenient
        />
      ) : (
        <div data-unreadable="">
          <UnreadableDraft source={source} />
        </div>
      )}
    </Frame>
  );
}
