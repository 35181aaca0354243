import type { NamedLink, Original } from '@/lib/content/types';
import { sourceUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';

const { article: text } = messages;

/** Origin of a reprint: source, original title, author and address (互联网新闻信息服务管理规定 art. 15). */
export function ReprintBlock({ original, source }: { original: Original; source?: NamedLink }) {
  return (
    <dl className="record">
      {source && (
        <div>
          <dt>{text.reprintOf}</dt>
          <dd>
            <a href={sourceUrl(source.name)}>{source.name}</a>
          </dd>
        </div>
      )}
      <div>
        <dt>{text.originalTitle}</dt>
        <dd>{original.title}</dd>
      </div>
      {original.author && (
        <div>
          <dt>{text.originalAuthor}</dt>
          <dd>{original.author}</dd>
        </div>
      )}
      {original.url && (
        <div>
          <dt>{text.originalLink}</dt>
          <dd>
            <a href={original.url}>{readableAddress(original.url)}</a>
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
