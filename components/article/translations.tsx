import type { ArticleCard } from '@/lib/content/types';
import { textsOf } from '@/lib/site/texts';

interface TranslationsProps {
  items: readonly ArticleCard[];
  language: string;
}

/** The same article in other languages. */
export function Translations({ items, language }: TranslationsProps) {
  if (items.length === 0) return null;
  const { translations } = textsOf(language).article;
  return (
    <nav className="translations" aria-label={translations}>
      <span aria-hidden="true">{translations}</span>
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
