import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface SitemapAddress {
  loc: string;
  /** Of a news sitemap, as written. */
  published?: string;
}

const parser = new XMLParser({
  parseTagValue: false,
  isArray: (name) => name === 'url' || name === 'sitemap',
});

/** Addresses of a sitemap or an index of sitemaps, or why it cannot be read. */
export function readSitemap(document: string): SitemapAddress[] | string {
  const valid = XMLValidator.validate(document);
  if (valid !== true) return `${valid.err.line}:${valid.err.col} ${valid.err.msg}`;
  const tree: unknown = parser.parse(document);
  const root = member(tree, 'urlset') ?? member(tree, 'sitemapindex');
  if (root === undefined) return 'urlset';
  const entries = member(root, 'url') ?? member(root, 'sitemap') ?? [];
  if (!Array.isArray(entries)) return 'url';
  return entries.map((entry) => {
    const published = member(member(entry, 'news:news'), 'news:publication_date');
    return {
      loc: String(member(entry, 'loc') ?? ''),
      ...(typeof published === 'string' && { published }),
    };
  });
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
