import type { Element, ElementContent, Nodes as HtmlNodes, Root as HtmlRoot, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { ArticleCard } from '@/lib/content/types';
import { type BodyTexts, textsOf } from '@/lib/site/texts';
import { absoluteAddress } from './address';
import { parseCsv } from './csv';
import { remarkPlugins, remarkRehypeOptions } from './dialect';
import { fileName, fileType } from './file-size';
import { parseBody } from './parse-body';
import { plainText } from './plain-text';

export interface FeedHtmlOptions {
  /** Origin that addresses become absolute with. */
  origin: string;
  mediaBase: string;
  resolveRelated: (slug: string) => ArticleCard | undefined;
  readFile: (src: string) => string | undefined;
  pictureSize?: (src: string) => { width: number; height: number } | undefined;
  /** BCP 47 of the body; default Chinese. */
  language?: string;
  /** Address of the article: keeps links to its own notes; without it they lose their link. */
  pageUrl?: string;
}

const passThrough = ['mdxJsxFlowElement', 'mdxJsxTextElement'] as const;

type JsxNode = Extract<HtmlNodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/**
 * A body as static HTML for feed readers: absolute addresses, no scripts, no classes, every component in plain
 * elements. Never throws: what cannot be parsed is given as text.
 */
export function feedHtml(body: string, options: FeedHtmlOptions): string {
  try {
    if (parseBody(body).failures.length > 0) return asPlainParagraphs(body);
    const text = textsOf(options.language).mdx;
    const processor = unified()
      .use(remarkParse)
      .use(remarkMdx)
      .use(remarkPlugins({ mediaBase: options.mediaBase }))
      .use(remarkRehype, { ...remarkRehypeOptions(text), passThrough: [...passThrough] });
    const file = new VFile(body);
    const tree = processor.runSync(processor.parse(file), file);
    const writer = new Writer(options, text);
    return toHtml({ type: 'root', children: writer.all(tree.children) }, { closeSelfClosing: true }).trim();
  } catch {
    return asPlainParagraphs(body);
  }
}

function asPlainParagraphs(body: string): string {
  const lines = plainText(body).text.split('\n').filter(Boolean);
  return toHtml({ type: 'root', children: lines.map((line) => make('p', {}, line)) });
}

type Child = ElementContent | string | undefined;

function make(tagName: string, properties: Properties, ...children: (Child | Child[])[]): Element {
  const content = children.flat().flatMap((child): ElementContent[] => {
    if (child === undefined || child === '') return [];
    return [typeof child === 'string' ? { type: 'text', value: child } : child];
  });
  return { type: 'element', tagName, properties, children: content };
}

/** Attributes that mean something outside the page; the rest (ids, classes, ARIA) stays behind. */
const keptProperties: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  ol: ['start'],
  th: ['scope'],
};

class Writer {
  constructor(
    private readonly options: FeedHtmlOptions,
    private readonly text: BodyTexts,
  ) {}

  all(nodes: HtmlRoot['children'] | ElementContent[]): ElementContent[] {
    return nodes.flatMap((node) => this.one(node));
  }

  private one(node: HtmlRoot['children'][number]): ElementContent[] {
    if (node.type === 'text') return [{ type: 'text', value: node.value }];
    if (node.type === 'element') return this.element(node);
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') return this.component(node);
    return [];
  }

  private element(node: Element): ElementContent[] {
    const { tagName, properties } = node;
    if (tagName === 'input') return [{ type: 'text', value: properties.checked ? '☑' : '☐' }];
    if (properties.dataFootnoteBackref !== undefined) return [];
    if (tagName === 'img') return this.picture(String(properties.src ?? ''), String(properties.alt ?? ''));
    const kept = Object.fromEntries(
      Object.entries(properties).filter(([name]) => keptProperties[tagName]?.includes(name)),
    );
    if (tagName === 'section') return this.all(node.children);
    if (tagName === 'a') {
      const href = this.absolute(String(properties.href ?? ''));
      if (href === undefined) return this.all(node.children);
      kept.href = href;
    }
    return [make(tagName, kept, this.all(node.children))];
  }

  private absolute(href: string): string | undefined {
    return href === '' ? undefined : absoluteAddress(href, this.options.origin, this.options.pageUrl);
  }

  private picture(src: string, alt: string): Element[] {
    const address = this.absolute(src);
    if (address === undefined) return [];
    const size = attempt(() => this.options.pictureSize?.(src));
    return [make('img', { src: address, alt, width: size?.width, height: size?.height })];
  }

  private link(src: string, label: string): Child {
    const href = this.absolute(src);
    return href === undefined ? label : make('a', { href }, label);
  }

  private component(node: JsxNode): ElementContent[] {
    const { text } = this;
    const given = new Map<string, string>();
    for (const attribute of node.attributes) {
      if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string') {
        given.set(attribute.name, attribute.value);
      }
    }
    const get = (name: string) => given.get(name) ?? '';
    const inside = () => this.all(node.children);
    const strong = (label: string) => (label === '' ? undefined : make('strong', {}, label));
    const caption = (words: string, credit = get('credit')) =>
      words === '' && credit === ''
        ? undefined
        : make('figcaption', {}, words, credit === '' ? undefined : text.credit(credit));

    switch (node.name) {
      case 'Lead':
        return inside();
      case 'Callout': {
        const kind = get('type');
        const label = kind === 'tip' || kind === 'warning' ? text.callouts[kind] : text.callouts.note;
        return [make('blockquote', {}, make('p', {}, strong(get('title') || label)), inside())];
      }
      case 'FactBox':
        return [make('blockquote', {}, make('p', {}, strong(get('title') || text.factBox)), inside())];
      case 'PullQuote': {
        const cite = get('cite');
        return [make('blockquote', {}, inside(), cite === '' ? undefined : make('p', {}, text.cite(cite)))];
      }
      case 'Figure': {
        const pictures = this.picture(get('src'), get('alt'));
        return pictures.length === 0 ? [] : [make('figure', {}, pictures, caption(get('caption')))];
      }
      case 'Gallery':
        return [...inside(), ...(get('caption') === '' ? [] : [make('p', {}, get('caption'))])];
      case 'Video': {
        const label = get('caption') || text.videoFallback;
        const href = this.absolute(get('src'));
        const poster = this.picture(get('poster'), label);
        const content = poster.length === 0 || href === undefined ? poster : [make('a', { href }, poster)];
        return [
          make(
            'figure',
            {},
            content,
            make('p', {}, this.link(get('src'), text.videoFallback)),
            caption(get('caption')),
          ),
        ];
      }
      case 'Audio': {
        const label = get('title') || text.audioFallback;
        return [make('p', {}, this.link(get('src'), label), get('credit') && text.credit(get('credit')))];
      }
      case 'Timeline':
        return [make('ul', {}, inside())];
      case 'Event':
        return [
          make(
            'li',
            {},
            make('p', {}, strong([get('date'), get('title')].filter(Boolean).join(' '))),
            inside(),
          ),
        ];
      case 'QA':
        return inside();
      case 'Q':
        return [make('p', {}, strong(get('who') || text.question)), ...inside()];
      case 'A':
        return [make('p', {}, strong(get('who') || text.answer)), ...inside()];
      case 'LiveUpdate':
        return [make('h2', {}, [get('time'), get('title')].filter(Boolean).join(' ')), ...inside()];
      case 'DataTable':
        return this.table(given, get('caption'));
      case 'Chart':
        return this.table(given, get('title') + (get('unit') === '' ? '' : text.chartUnit(get('unit'))));
      case 'Attachment': {
        const type = fileType(get('src'));
        const link = this.link(get('src'), get('title') || fileName(get('src')));
        return [make('p', {}, `${text.attachment} `, link, type === '' ? '' : text.attachmentInfo(type))];
      }
      case 'Related': {
        const card = attempt(() => this.options.resolveRelated(get('slug')));
        return card ? [make('p', {}, `${text.related} `, this.link(card.url, card.title))] : [];
      }
      case 'Ruby':
        return [
          make(
            'ruby',
            {},
            inside(),
            make('rp', {}, text.rubyOpen),
            make('rt', {}, get('rt')),
            make('rp', {}, text.rubyClose),
          ),
        ];
      default:
        return inside();
    }
  }

  private table(given: ReadonlyMap<string, string>, caption: string): ElementContent[] {
    const src = given.get('src');
    const table = parseCsv(given.get('csv') ?? (src ? attempt(() => this.options.readFile(src)) : undefined));
    const source = given.get('source');
    const note = source ? [make('p', {}, this.text.dataSource(source))] : [];
    if (!table) return [make('p', {}, caption || this.text.tableEmpty), ...note];
    const head = make(
      'tr',
      {},
      table.header.map((cell) => make('th', { scope: 'col' }, cell)),
    );
    const rows = table.rows.map((row) =>
      make(
        'tr',
        {},
        row.map((cell) => make('td', {}, cell)),
      ),
    );
    const title = caption === '' ? undefined : make('caption', {}, caption);
    return [make('table', {}, title, make('thead', {}, head), make('tbody', {}, rows)), ...note];
  }
}

function attempt<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
