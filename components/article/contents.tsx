import { contentsFrom, fragmentOf, type OutlineEntry } from '@/lib/mdx/outline';
import { readingMinutes } from '@/lib/mdx/plain-text';
import { textsOf } from '@/lib/site/texts';

interface ContentsProps {
  outline: readonly OutlineEntry[];
  /** Plain text of the body, for the time it takes. */
  text: string;
  language?: string;
  /** Given when it is not the language of the page. */
  lang?: string;
}

/**
 * 目录 of a long piece; nothing for a short one. Closed on phones; on wide pages the style sheet shows the list without
 * its switch, in browsers that can (`::details-content`).
 */
export function Contents({ outline, text, language, lang }: ContentsProps) {
  if (outline.length < contentsFrom) return null;
  const words = textsOf(language).mdx;
  return (
    <nav className="toc" aria-label={words.contents} lang={lang}>
      <details>
        <summary>
          {words.contents} <span>{words.contentsLength(outline.length, readingMinutes(text))}</span>
        </summary>
        <ol>
          {outline.map(({ id, text: title, level }) => (
            <li key={id} className={level === 3 ? 'toc-inner' : undefined}>
              <a href={fragmentOf(id)}>{title}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
