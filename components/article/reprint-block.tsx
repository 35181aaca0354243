import { ContentLink } from '@/components/ui/content-link';
import { Words } from '@/components/ui/words';
import type { NamedLink, Original } from '@/lib/content/types';
import type { FindOutbound } from '@/lib/leave/outbound';
import { sourceUrl } from '@/lib/site/links';
import { textsOf } from '@/lib/site/texts';

interface ReprintBlockProps {
  original: Original;
  source?: NamedLink;
  /** Of the page. */
  language: string;
  outbound?: FindOutbound;
}

/** Origin of a reprint: source, original title, author and address (互联网新闻信息服务管理规定 art. 15). */
export function ReprintBlock({ original, source, language, outbound }: ReprintBlockProps) {
  const { article: text } = textsOf(language);
  return (
    <dl className="record">
      {source && (
        <div>
          <dt>{text.reprintOf}</dt>
          <dd>
            <a href={sourceUrl(source.name)}>
              <Words text={source.name} language={language} />
            </a>
          </dd>
        </div>
      )}
      <div>
        <dt>{text.originalTitle}</dt>
        <dd>
          <Words text={original.title} language={language} />
        </dd>
      </div>
      {original.author && (
        <div>
          <dt>{text.originalAuthor}</dt>
          <dd>
            <Words text={original.author} language={language} />
          </dd>
        </div>
      )}
      {original.url && (
        <div>
          <dt>{text.originalLink}</dt>
          <dd>
            <ContentLink href={original.url} find={outbound}>
              <Words text={readableAddress(original.url)} language={language} />
            </ContentLink>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** An address with its Chinese characters as such, where it decodes. */
function readableAddress(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
