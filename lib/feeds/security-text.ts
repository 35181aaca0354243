import type { Newsroom } from '@/lib/revalidate/newsroom';
import { pageTag } from '@/lib/revalidate/tags';
import type { RootFile } from './root-files';

const dayMs = 24 * 3600 * 1000;

/** RFC 9116 §2.5.5 wants less than a year. */
const validDays = 180;

/** The institution's language first; whoever has an English name reads English too. */
function languagesOf({ language, englishName }: { language: string; englishName?: string }): string {
  const own = language.split('-')[0] ?? language;
  return [...new Set([own, ...(englishName ? ['en'] : [])])].join(', ');
}

/** RFC 9116. Without an address to write to there is nothing to publish; Expires moves on by itself each day. */
export function securityText({ settings, environment, clock }: Newsroom): RootFile | undefined {
  const site = settings.site();
  const address = /[\w.+-]+@[\w.-]+\.\w+/.exec(site.email ?? '')?.[0];
  if (!address) return undefined;
  const expires = new Date(Math.floor(clock.now() / dayMs) * dayMs + validDays * dayMs);
  const lines = [
    `Contact: mailto:${address}`,
    // Whole seconds: RFC 3339 as the RFC's own examples have it.
    `Expires: ${expires.toISOString().replace('.000Z', 'Z')}`,
    `Preferred-Languages: ${languagesOf(site)}`,
    `Canonical: ${environment.siteUrl}/.well-known/security.txt`,
    '',
  ];
  return { type: 'text/plain; charset=utf-8', body: lines.join('\n'), tags: [pageTag.site, pageTag.today] };
}
