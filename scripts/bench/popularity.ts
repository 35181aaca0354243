import { sectionIds, seeded, tagNames } from './generate';
import { pathOfArticle } from './publish';

/** Every list that the generated tree has, and numbers of pages behind some of them. */
function listPaths(articles: number): string[] {
  const authors = Array.from({ length: 200 }, (_, index) => `/authors/作者${index}`);
  const tags = tagNames.flatMap((tag) => [`/tags/${tag}`, `/tags/${tag}/page/2`]);
  const sources = Array.from({ length: 30 }, (_, index) => `/sources/来源${index}`);
  const pages = Array.from(
    { length: Math.floor(articles / sectionIds.length / 20) },
    (_, index) => index + 2,
  );
  const days = Array.from({ length: 366 * 6 }, (_, index) =>
    new Date(Date.UTC(2020, 0, 1) + index * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '/'),
  );
  return [
    '/',
    '/rss.xml',
    '/feed.json',
    '/sitemap.xml',
    '/tags',
    '/sources',
    '/authors',
    ...sectionIds.map((section) => `/${section}`),
    ...sectionIds.flatMap((section) => pages.map((page) => `/${section}/page/${page}`)),
    ...[...tags, ...sources, ...authors].map((list) => encodeURI(list)),
    ...days.map((day) => `/archive/${day}`),
  ];
}

/**
 * Addresses of a generated tree in the order of their popularity: what there is, a quarter of it in Traditional
 * characters too, the same with parameters that mean nothing, and unknown ones.
 * @param addresses how many, unless there are more
 */
export function popularity(tree: string, articles: number, addresses: number): string[] {
  const random = seeded(11);
  const simplified = [
    ...Array.from({ length: articles }, (_, index) => pathOfArticle(tree, index)),
    ...listPaths(articles),
  ];
  const traditional = simplified
    .filter((_, index) => index % 4 === 0)
    .map((path) => (path === '/' ? '/zh-hant' : `/zh-hant${path}`));
  const known = [...simplified, ...traditional];
  const tagged = Array.from(
    { length: Math.min(known.length * 2, Math.floor(addresses / 3)) },
    (_, index) => `${known[index % known.length]}?from=${index}`,
  );
  const unknown = Array.from({ length: Math.max(0, addresses - known.length - tagged.length) }, (_, index) =>
    index % 2 === 0 ? `/news/not-here-${index}` : `/old/${index}/index.shtml`,
  );
  const all = [...known, ...tagged, ...unknown];
  for (let index = all.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [all[index], all[other]] = [all[other] ?? '', all[index] ?? ''];
  }
  return all;
}
