import { SizeForm } from '@/components/ui/size-form';
import { Time } from '@/components/ui/time';
import type { Article, Site } from '@/lib/content/types';
import { elementTexts } from '@/lib/site/element-texts';
import { authorUrl, sourceUrl } from '@/lib/site/links';
import { messages } from '@/lib/site/messages';

const { article: text } = messages;

/** 时间, 新闻来源, 作者, 责任编辑, 字号: the line that institutional sites must have. */
export function Byline({ article, site }: { article: Article; site: Site }) {
  const { date, dateOnly, updated, source, authors, editor } = article;
  const { timezone } = site;
  return (
    <div className="byline">
      <dl aria-label={text.byline}>
        <div>
          <dt>{text.time}</dt>
          <dd>
            <Time at={date} timezone={timezone} dateOnly={dateOnly} />
          </dd>
        </div>
        {updated !== undefined && (
          <div>
            <dt>{text.updated}</dt>
            <dd>
              <Time at={updated} timezone={timezone} />
            </dd>
          </div>
        )}
        {source && (
          <div>
            <dt>{text.source}</dt>
            <dd>
              <a href={sourceUrl(source.name)}>{source.name}</a>
            </dd>
          </div>
        )}
        {authors.length > 0 && (
          <div>
            <dt>{text.author}</dt>
            <dd>
              {authors.map((author) => (
                <a key={author} href={authorUrl(author)}>
                  {author}
                </a>
              ))}
            </dd>
          </div>
        )}
        {editor && (
          <div>
            <dt>{text.editor}</dt>
            <dd>{editor}</dd>
          </div>
        )}
      </dl>
      <div className="byline-aids">
        {/* Filled in the browser: none of it works without scripts. */}
        <article-tools
          className="tools"
          role="group"
          aria-label={messages.enhance.tools}
          {...elementTexts(messages.enhance.elements.tools)}
        />
        <SizeForm name={text.textSize} />
      </div>
    </div>
  );
}
