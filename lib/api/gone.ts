import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import { formatIso } from '@/lib/site/dates';
import { messages } from '@/lib/site/messages';
import type { Gone } from './schemas';

/** The notice in the place of an article that is public no longer, with its cache tags; undefined where there is none. */
export function loadGone(newsroom: Newsroom, slug: string): { content: Gone; tags: string[] } | undefined {
  const notice = newsroom.queries.goneNotice(slug);
  if (!notice) return undefined;
  const { date, reason, successor } = notice;
  const { timezone } = newsroom.settings.site();
  const origin = newsroom.environment.siteUrl;
  const content: Gone = {
    error: { code: 'gone', message: messages.api.gone },
    notice: {
      ...(date !== undefined && { date: formatIso(date, timezone) }),
      ...(reason && { reason }),
      ...(successor && { successor: { title: successor.title, url: origin + successor.url } }),
    },
  };
  const next = successor?.url.split('/').at(-1);
  const tags = [pageTag.article(slug), pageTag.site, ...(next === undefined ? [] : [pageTag.card(next)])];
  return { content, tags };
}
