import { SizeForm } from '@/components/ui/size-form';
import { Time } from '@/components/ui/time';
import { Words } from '@/components/ui/words';
import type { Article } from '@/lib/content/types';
import { elementTexts } from '@/lib/site/element-texts';
import { authorUrl, sourceUrl } from '@/lib/site/links';
import { textsOf } from '@/lib/site/texts';

interface BylineProps {
  article: Article;
  timezone: string;
  /** Of the page. */
  language: string;
}

/** 时间, 新闻来源, 作者, 责任编辑, 字号: the line that institutional sites must have. */
export function Byline({ article, timezone, language }: BylineProps) {
  const { date, dateOnly, updated, source, authors, editor } = article;
  const { article: text, enhance } = textsOf(language);
  return (
    <div className="byline">
      <dl aria-label={text.byline}>
        <div>
          <dt>{text.time}</dt>
          <dd>
            <Time at={date} timezone={timezone} dateOnly={dateOnly} language={language} />
          </dd>
        </div>
        {updated !== undefined && (
          <div>
            <dt>{text.updated}</dt>
            <dd>
              <Time at={updated} timezone={timezone} language={language} />
            </dd>
          </div>
        )}
        {source && (
          <div>
            <dt>{text.source}</dt>
            <dd>
              <a href={sourceUrl(source.name)}>
                <Words text={source.name} language={language} />
              </a>
            </dd>
          </div>
        )}
        {authors.length > 0 && (
          <div>
            <dt>{text.author}</dt>
            <dd>
              {authors.map((author) => (
                <a key={author} href={authorUrl(author)}>
                  <Words text={author} language={language} />
                </a>
              ))}
            </dd>
          </div>
        )}
        {editor && (
          <div>
            <dt>{text.editor}</dt>
            <dd>
              <Words text={editor} language={language} />
            </dd>
          </div>
        )}
      </dl>
      <div className="byline-aids">
        {/* Filled in the browser: none of it works without scripts. */}
        <article-tools
          className="tools"
          role="group"
          aria-label={enhance.tools}
          {...elementTexts(enhance.elements.tools)}
        />
        <SizeForm language={language} name={text.textSize} />
      </div>
    </div>
  );
}
