import { Parser } from 'htmlparser2';

type Attributes = Readonly<Record<string, string>>;

/** What a document says of itself: elements of its head, structured data from anywhere. */
export interface Head {
  titles: string[];
  metas: Attributes[];
  links: Attributes[];
  jsonLd: Record<string, unknown>[];
}

/** Reads a document as a browser does, not by what it should look like. @throws SyntaxError for broken structured data */
export function readHead(html: string): Head {
  const head: Head = { titles: [], metas: [], links: [], jsonLd: [] };
  let text: string | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'meta') head.metas.push(attributes);
      if (name === 'link') head.links.push(attributes);
      const isText = name === 'title' || (name === 'script' && attributes.type === 'application/ld+json');
      if (isText) text = '';
      // Drawings have titles of their own.
      if (name === 'svg') text = undefined;
    },
    ontext(piece) {
      if (text !== undefined) text += piece;
    },
    onclosetag(name) {
      if (text === undefined) return;
      if (name === 'title') head.titles.push(text);
      if (name === 'script') head.jsonLd.push(JSON.parse(text));
      text = undefined;
    },
  });
  parser.end(html);
  return head;
}

/** Contents of the meta tags of a name or property, whatever its case. */
export function contentsOf({ metas }: Head, name: string): string[] {
  return metas
    .filter((meta) => (meta.name ?? meta.property)?.toLowerCase() === name.toLowerCase())
    .map(({ content = '' }) => content);
}

/** Addresses of the links of a kind. */
export function linksOf({ links }: Head, rel: string): string[] {
  return links.filter((link) => link.rel === rel).map(({ href = '' }) => href);
}

/** Language → address of the version in it. */
export function languagesOf({ links }: Head): Record<string, string> {
  const versions = links.filter(({ rel, hreflang }) => rel === 'alternate' && hreflang);
  return Object.fromEntries(versions.map(({ hreflang = '', href = '' }) => [hreflang, href]));
}

export interface JsonValue {
  /** Property names from the top. */
  path: string[];
  value: string | number | boolean;
}

/** Every value in structured data, with where it stands. */
export function valuesIn(node: unknown, path: string[] = []): JsonValue[] {
  if (Array.isArray(node)) return node.flatMap((item) => valuesIn(item, path));
  if (typeof node === 'object' && node !== null)
    return Object.entries(node).flatMap(([name, value]) => valuesIn(value, [...path, name]));
  const isValue = typeof node === 'string' || typeof node === 'number' || typeof node === 'boolean';
  return isValue ? [{ path, value: node }] : [];
}
