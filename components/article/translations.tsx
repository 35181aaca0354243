import type { ArticleCard } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';

/** The same article in other languages. */
export function Translations({ items }: { items: readonly ArticleCard[] }) {
  if (items.length === 0) return null;
  return (
    <nav className="translations" aria-label={messages.article.translations}>
      <span aria-hidden="true">{messages.article.translations}</span>
      <ul>
        {items.map(({ slug, url, lang, title }) => (
          <li key={slug}>
            <a href={url} lang={lang} hrefLang={lang} rel="alternate">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
