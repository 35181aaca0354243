import { Parser } from 'htmlparser2';
import type { Convert } from './convert-text';
import { isEditionPath, isSimplified, traditionalLanguage, traditionalPath } from './traditional';

/**
 * A finished page → the same page of the Traditional edition: texts converted, links to pages led to this edition,
 * language marks set. Names, values and addresses stay as they are, so that forms and anchors go on working.
 */

/** Attributes that a reader sees or hears. */
const spoken = new Set([
  'alt',
  'title',
  'aria-label',
  'placeholder',
  'label',
  'content',
  'aria-description',
  'data-label',
]);

/** Text runs across these: words are converted as a whole even where a mark begins inside of one. */
const inline = new Set(
  'a abbr b bdi bdo cite data del dfn em i ins mark q s small span strong sub sup time u wbr'.split(' '),
);

const untouched = new Set(['script', 'style', 'code', 'pre', 'kbd', 'samp', 'textarea']);
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

interface Run {
  from: number;
  to: number;
  group: number;
}

interface Edit {
  from: number;
  to: number;
  text: string;
}

export interface HtmlConversion {
  convert: Convert;
  /** SITE_URL: absolute addresses of this site are led to this edition like relative ones. */
  origin: string;
  /** Hubs that feeds name: their addresses stay. */
  hubs?: readonly string[];
}

const asWritten: Convert = (text) => text;

/**
 * Whether a page says of itself that it is in another language (a language link of that kind leads to its canonical
 * address): its copy in this edition is no page of its own.
 */
function isForeign(html: string): boolean {
  const head = html.slice(0, html.indexOf('</head>'));
  const links = [...head.matchAll(/<link\s[^>]*>/gi)].map(([link]) => ({
    canonical: /\srel="canonical"/.test(link),
    language: /\shreflang="([^"]+)"/i.exec(link)?.[1],
    href: /\shref="([^"]*)"/.exec(link)?.[1],
  }));
  const own = links.find(({ canonical }) => canonical);
  return links.some(
    ({ language = 'x-default', href }) =>
      language !== 'x-default' && href === own?.href && !isSimplified(language),
  );
}

function leadLink(address: string, origin: string): string {
  if (isEditionPath(address)) return traditionalPath(address);
  if (address.startsWith('feed:')) return `feed:${leadLink(address.slice('feed:'.length), origin)}`;
  const rest = address.startsWith(origin) ? address.slice(origin.length) || '/' : undefined;
  return rest !== undefined && isEditionPath(rest) ? origin + traditionalPath(rest) : address;
}

/** Structured data: texts converted, addresses of pages led to this edition; identifiers stay. */
export function convertJson(value: unknown, { convert, origin }: HtmlConversion, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => convertJson(item, { convert, origin }, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, convertJson(item, { convert, origin }, name)]),
    );
  }
  if (typeof value !== 'string') return value;
  if (key === 'inLanguage' && isSimplified(value)) return traditionalLanguage;
  if (/^https?:/.test(value)) return key === '@id' ? value : leadLink(value, origin);
  return convert(value);
}

function convertJsonScript(text: string, conversion: HtmlConversion): string {
  const converted = JSON.stringify(convertJson(JSON.parse(text), conversion));
  return converted.replaceAll('<', '\\u003c');
}

interface TagContext extends HtmlConversion {
  /** Text in it is converted. */
  converted: boolean;
  /** What tells machines about the page stays as it is. */
  foreign: boolean;
}

function convertTag(
  raw: string,
  name: string,
  attributes: Record<string, string>,
  { convert, origin, converted, foreign }: TagContext,
): string {
  const canonical = name === 'link' && attributes.rel === 'canonical';
  if (foreign && (canonical || name === 'meta')) return raw;
  const words = converted ? convert : asWritten;
  const { hreflang, translate } = attributes;
  // Readers who go to a translation stay in this edition; the switch between the editions leads where it says.
  const explicit =
    name === 'a' ? hreflang === traditionalLanguage || translate === 'no' : hreflang !== undefined;
  return raw.replace(/(\s)([\w:-]+)="([^"]*)"/g, (whole, space: string, attribute: string, value: string) => {
    const set = (text: string): string => `${space}${attribute}="${text}"`;
    const lower = attribute.toLowerCase();
    if (lower === 'lang') return isSimplified(value) && converted ? set(traditionalLanguage) : whole;
    if (lower === 'hreflang') return isSimplified(value) && !explicit ? set(traditionalLanguage) : whole;
    if (lower === 'href' || lower === 'action') return explicit ? whole : set(leadLink(value, origin));
    if (name === 'meta' && lower === 'content') {
      if (attributes.property === 'og:locale') return set(value === 'zh_CN' ? 'zh_TW' : value);
      return set(/^https?:/.test(value) ? leadLink(value, origin) : words(value));
    }
    // The texts of custom elements stand in their data.
    const isText = spoken.has(lower) || (name.includes('-') && lower.startsWith('data-'));
    return isText ? set(words(value)) : whole;
  });
}

export function convertHtml(html: string, conversion: HtmlConversion): string {
  const edits: Edit[] = [];
  const runs: Run[] = [];
  const foreign = isForeign(html);
  let group = 0;
  let depth = 0;
  /** Depth of the outermost open element in whose text nothing is converted, whatever its language. */
  let quietAt = 0;
  /** Open elements that name a language, the innermost last. */
  const languages: { depth: number; simplified: boolean }[] = [];
  let json = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const { startIndex: from, endIndex } = parser;
        const { lang, translate, type } = attributes;
        if (!inline.has(name)) group += 1;
        const raw = html.slice(from, endIndex + 1);
        let simplified = languages.at(-1)?.simplified ?? true;
        if (lang !== undefined) simplified = isSimplified(lang);
        if (!empty.has(name)) {
          depth += 1;
          if (lang !== undefined) languages.push({ depth, simplified });
          if (quietAt === 0 && (untouched.has(name) || translate === 'no')) quietAt = depth;
        }
        json = name === 'script' && type === 'application/ld+json';
        const converted = quietAt === 0 && simplified;
        // What is said in another language leads to this edition all the same.
        const text = convertTag(raw, name, attributes, { ...conversion, converted, foreign });
        if (text !== raw) edits.push({ from, to: endIndex + 1, text });
      },
      ontext(text) {
        const from = parser.startIndex;
        const to = parser.endIndex + 1;
        const simplified = languages.at(-1)?.simplified ?? true;
        if (json) {
          if (!foreign) edits.push({ from, to, text: convertJsonScript(text, conversion) });
        } else if (quietAt === 0 && simplified) runs.push({ from, to, group });
      },
      onclosetag(name) {
        if (!inline.has(name)) group += 1;
        if (empty.has(name)) return;
        if (quietAt === depth) quietAt = 0;
        if (languages.at(-1)?.depth === depth) languages.pop();
        depth -= 1;
        json = false;
      },
    },
    { decodeEntities: false, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  return apply(html, [...edits, ...convertRuns(html, runs, conversion.convert)]);
}

/** Converts the pieces of one stretch of text together, so that a mark inside a word does not change its meaning. */
function convertRuns(html: string, runs: readonly Run[], convert: Convert): Edit[] {
  const edits: Edit[] = [];
  for (let start = 0; start < runs.length; ) {
    let end = start + 1;
    while (runs[end]?.group === runs[start]?.group && end < runs.length) end += 1;
    const pieces = runs.slice(start, end).map(({ from, to }) => html.slice(from, to));
    const whole = pieces.join('');
    const together = convert(whole);
    let at = 0;
    pieces.forEach((piece, index) => {
      const run = runs[start + index];
      const text = together.length === whole.length ? together.slice(at, at + piece.length) : convert(piece);
      at += piece.length;
      if (run && text !== piece) edits.push({ from: run.from, to: run.to, text });
    });
    start = end;
  }
  return edits;
}

function apply(html: string, edits: Edit[]): string {
  let result = '';
  let at = 0;
  for (const { from, to, text } of edits.sort((a, b) => a.from - b.from)) {
    result += html.slice(at, from) + text;
    at = to;
  }
  return result + html.slice(at);
}
