import { Frame } from '@/components/site/frame';
import type { ViewProps } from '@/components/site/view-props';
import { pageTag } from '@/lib/revalidate/tags';
import { loadFrame } from '@/lib/site/frame-data';
import { GoneNotice } from './gone-notice';
import { NotFoundNotice } from './not-found-notice';

/** @param slug of an article that was public; undefined for what redirects.yaml declares gone */
export async function GoneView({ newsroom, tag, slug }: ViewProps & { slug: string | undefined }) {
  const notice = slug === undefined ? undefined : newsroom.queries.goneNotice(slug);
  const successor = notice?.successor?.url.split('/').at(-1);
  await tag([
    ...(slug === undefined ? [] : [pageTag.article(slug)]),
    ...(successor === undefined ? [] : [pageTag.card(successor)]),
  ]);
  const frame = loadFrame(newsroom);
  return (
    <Frame {...frame}>
      <GoneNotice notice={notice} timezone={frame.site.timezone} />
    </Frame>
  );
}

export function NotFoundView({ newsroom }: Pick<ViewProps, 'newsroom'>) {
  return (
    <Frame {...loadFrame(newsroom)}>
      <NotFoundNotice />
    </Frame>
  );
}
