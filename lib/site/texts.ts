import { isSimplified } from '@/lib/edition/traditional';
import { messages, type Texts } from './messages';
import { englishMessages } from './messages-en';

/** What the components of a body say of themselves. */
export type BodyTexts = Texts['mdx'];

export function isEnglish(language: string): boolean {
  return /^en\b/i.test(language);
}

/** The interface in a language (BCP 47): English for English, Chinese for all others and without one. */
export function textsOf(language = ''): Texts {
  return isEnglish(language) ? englishMessages : messages;
}

/**
 * Language of the page of an article in `language`: the article's own where the interface speaks it too, else the
 * site's; the article is then marked as being in another one.
 */
export function pageLanguage(language: string, site: { language: string }): string {
  const spoken = isEnglish(language) || isSimplified(language);
  return spoken && textsOf(language) !== textsOf(site.language) ? language : site.language;
}

/** The name of the site or of a section on a page in `language`. */
export function nameIn(language: string, named: { name: string; englishName?: string }): string {
  return isEnglish(language) ? (named.englishName ?? named.name) : named.name;
}
