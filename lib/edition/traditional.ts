import type { Site } from '@/lib/content/types';

/**
 * The Traditional edition: every public page, search and feed again below /zh-hant, converted by machine from the
 * finished simplified document (docs/decisions/0015-traditional-edition.md).
 */
export const traditionalPrefix = '/zh-hant';

export const traditionalLanguage = 'zh-Hant';

/** Whether a language tag says Chinese in simplified characters. */
export function isSimplified(language: string): boolean {
  return /^zh(?:$|-(?:Hans|CN|SG))/i.test(language);
}

/** On for sites in simplified Chinese, unless site.yaml says `features: {traditional: false}`. */
export function hasTraditional({ language, features }: Site): boolean {
  const { language: code, script } = new Intl.Locale(language).maximize();
  return code === 'zh' && script === 'Hans' && features.traditional !== false;
}

/** Paths that are the same for all editions: files, APIs, articles as Markdown, and what is only for machines. */
const shared =
  /^\/(?:media|api|assets|_next|desk|dev|\.well-known)(?:\/|$)|^\/transparency\/|^\/(?:reading\.css|metrics|robots\.txt|llms\.txt|openapi\.json|opensearch\.xml|opml\.xml|manifest\.webmanifest|favicon[^/]*|icon-[^/]*|apple-touch-icon[^/]*|logo[^/]*|(?:news-)?sitemap[^/]*)$|^\/(?!(?:tags|sources|authors)\/)[^/]+\/[^/]+\.md$/;

/** Whether a path has a Traditional counterpart. */
export function isEditionPath(path: string): boolean {
  return path.startsWith('/') && !path.startsWith('//') && !shared.test(path.split(/[?#]/, 1)[0] ?? '');
}

/** The address of the same page in the Traditional edition. */
export function traditionalPath(path: string): string {
  return path === '/' ? traditionalPrefix : traditionalPrefix + path.replace(/^\/(?=[?#]|$)/, '');
}

/** The path in the default edition of an address of the Traditional one; undefined when it is none. */
export function fromTraditional(path: string): string | undefined {
  if (path === traditionalPrefix) return '/';
  return path.startsWith(`${traditionalPrefix}/`) ? path.slice(traditionalPrefix.length) : undefined;
}
