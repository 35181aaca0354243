import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { ArticleCard } from '@/lib/content/types';
import { type BodyTexts, textsOf } from '@/lib/site/texts';
import { absoluteAddress } from './address';
import { writeComponent } from './feed-components';
import { attempt, type Child, make } from './feed-element';
import { type FeedNode, feedTree, readFeedTree } from './feed-tree';

export interface FeedHtmlOptions {
  /** Origin that addresses become absolute with. */
  origin: string;
  resolveRelated: (slug: string) => ArticleCard | undefined;
  readFile: (src: string) => string | undefined;
  pictureSize?: (src: string) => { width: number; height: number } | undefined;
  /** Size in bytes and type of a file of the site. */
  attachmentInfo?: (src: string) => { bytes: number; type: string } | undefined;
  /** BCP 47 of the body; default Chinese. */
  language?: string;
  /** Keeps what Markdown has a syntax for and feeds leave out: boxes of tasks, the language of code, alignment of cells. */
  forMarkdown?: boolean;
  /** Address of the article: keeps links to its own notes and headlines; without it they lose their link. */
  pageUrl?: string;
}

/** Something that a body shows or offers, for the elements of feeds that name media. Addresses are absolute. */
export interface FeedMedia {
  kind: 'image' | 'video' | 'audio' | 'file';
  src: string;
  title?: string;
  alt?: string;
  caption?: string;
  credit?: string;
  /** Pixels, of a picture of the site. */
  width?: number;
  height?: number;
  /** Of a file of the site. */
  bytes?: number;
  type?: string;
  /** Picture that stands for a video. */
  poster?: string;
}

export interface FeedBody {
  html: string;
  media: FeedMedia[];
}

/**
 * A body as static HTML for feed readers: absolute addresses, no scripts, no classes, every component in plain elements.
 * @param tree what the index keeps of the body, see {@link feedTree}
 */
export function writeFeedBody(tree: string, options: FeedHtmlOptions): FeedBody {
  const { children, media } = writeFeedTree(tree, options);
  return { html: toHtml({ type: 'root', children }, { closeSelfClosing: true }).trim(), media };
}

/** The same before it becomes text. */
export function writeFeedTree(
  tree: string,
  options: FeedHtmlOptions,
): { children: ElementContent[]; media: FeedMedia[] } {
  const writer = new FeedWriter(options, textsOf(options.language).mdx);
  return { children: writer.all(readFeedTree(tree)), media: writer.media };
}

/** The same from the source of a body. */
export function feedHtml(body: string, options: FeedHtmlOptions & { mediaBase: string }): string {
  return writeFeedBody(feedTree(body, options), options).html;
}

/** Attributes that mean something outside the page; the rest (ids, classes, ARIA) stays behind. */
const keptProperties: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  ol: ['start'],
  th: ['scope'],
};

/** What those of an element mean in Markdown, where they mean something. */
function markdownProperties({ tagName, properties }: Element): Properties {
  const names = Array.isArray(properties.className) ? properties.className.map(String) : [];
  const align = names.find((name) => name.startsWith('align-'))?.slice('align-'.length);
  if (align && (tagName === 'td' || tagName === 'th')) return { align };
  return tagName === 'code' && names.length > 0 ? { className: names } : {};
}

/** What is said of a medium beside its address. */
type About = Omit<FeedMedia, 'kind' | 'src' | 'bytes' | 'type'>;

export class FeedWriter {
  readonly media: FeedMedia[] = [];

  constructor(
    readonly options: FeedHtmlOptions,
    readonly text: BodyTexts,
  ) {}

  all(nodes: readonly FeedNode[]): ElementContent[] {
    return nodes.flatMap((node) => this.one(node));
  }

  private one(node: FeedNode): ElementContent[] {
    if (node.type === 'text') return [{ type: 'text', value: node.value }];
    if (node.type === 'element') return this.element(node);
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      return writeComponent(node, this);
    }
    return [];
  }

  private element(node: Element): ElementContent[] {
    const { tagName, properties } = node;
    const { forMarkdown = false } = this.options;
    if (tagName === 'input') {
      const checked = Boolean(properties.checked);
      if (forMarkdown) return [make('input', { type: 'checkbox', checked })];
      return [{ type: 'text', value: checked ? '☑' : '☐' }];
    }
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
    if (forMarkdown) Object.assign(kept, markdownProperties(node));
    return [make(tagName, kept, this.all(node.children))];
  }

  /** Undefined when it can lead nowhere from outside the page. */
  absolute(href: string): string | undefined {
    return href === '' ? undefined : absoluteAddress(href, this.options.origin, this.options.pageUrl);
  }

  picture(src: string, alt: string, about: Pick<About, 'caption' | 'credit'> = {}): Element[] {
    const address = this.absolute(src);
    if (address === undefined) return [];
    const { width, height } = attempt(() => this.options.pictureSize?.(src)) ?? {};
    this.note('image', src, { alt, ...about, width, height });
    return [make('img', { src: address, alt, width, height })];
  }

  link(src: string, label: string): Child {
    const href = this.absolute(src);
    return href === undefined ? label : make('a', { href }, label);
  }

  /** Remembers a medium. Its size and type are known when it is a file of the site. */
  note(kind: FeedMedia['kind'], address: string, about: About): FeedMedia | undefined {
    const src = this.absolute(address);
    if (src === undefined) return undefined;
    const medium = { kind, src, ...about, ...attempt(() => this.options.attachmentInfo?.(address)) };
    this.media.push(medium);
    return medium;
  }
}
