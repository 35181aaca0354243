import { isMediaLink } from '@/lib/mdx/address';
import { getAttributeRule, getComponentRule } from '@/lib/mdx/components';
import { type FeedNode, readFeedTree } from '@/lib/mdx/feed-tree';

export interface BodyPicture {
  /** Resolved, as a browser asks for it. */
  src: string;
  alt: string;
  caption: string;
  credit: string;
  /** In the middle of a line of text, where there is no place for a caption. */
  inline: boolean;
  /** How many pictures of the same file stand before it. */
  earlier: number;
}

/** What a body points at and can be pointed at, in reading order, each address resolved. */
export interface BodyParts {
  links: string[];
  media: string[];
  pictures: BodyPicture[];
  /** Slugs of articles that are named in it. */
  related: string[];
  ids: ReadonlySet<string>;
}

type Component = Extract<FeedNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/**
 * Reads the parts of a body from the tree that the index keeps for feeds: reading it takes a twentieth of parsing the
 * source. @param tree what lib/mdx/feed-tree.ts wrote
 */
export function readBodyParts(tree: string): BodyParts {
  const reader = new Reader();
  if (/"href"|"src"|"id"|"mdxJsx/.test(tree)) for (const node of readFeedTree(tree)) reader.read(node, '');
  return reader;
}

class Reader implements BodyParts {
  readonly links: string[] = [];
  readonly media: string[] = [];
  readonly pictures: BodyPicture[] = [];
  readonly related: string[] = [];
  readonly ids = new Set<string>();

  /** @param caption of the gallery around the node */
  read(node: FeedNode, caption: string): void {
    let inside = caption;
    if (node.type === 'element') this.element(node);
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const given = attributesOf(node);
      this.component(node.name ?? '', given, caption);
      if (node.name === 'Gallery') inside = given.get('caption') ?? '';
    }
    if ('children' in node) for (const child of node.children) this.read(child, inside);
  }

  private element({ tagName, properties }: Extract<FeedNode, { type: 'element' }>): void {
    const text = (name: string): string => String(properties[name] ?? '');
    if (typeof properties.id === 'string') this.ids.add(properties.id);
    const href = text('href');
    if (tagName === 'a' && href !== '') (isMediaLink(href) ? this.media : this.links).push(href);
    if (tagName !== 'img' || text('src') === '') return;
    this.media.push(text('src'));
    this.picture({ src: text('src'), alt: text('alt'), caption: '', credit: '', inline: true });
  }

  private component(name: string, given: ReadonlyMap<string, string>, caption: string): void {
    const rule = getComponentRule(name);
    const id = given.get('id');
    if (id) this.ids.add(id);
    for (const [attribute, value] of given) {
      const kind = rule && getAttributeRule(rule, attribute)?.kind;
      if (kind === 'media' && value !== '') this.media.push(value);
      if (kind === 'slug') this.related.push(value);
    }
    if (name !== 'Figure') return;
    const text = (attribute: string): string => given.get(attribute) ?? '';
    const own = text('caption') || caption;
    this.picture({ src: text('src'), alt: text('alt'), caption: own, credit: text('credit'), inline: false });
  }

  private picture(picture: Omit<BodyPicture, 'earlier'>): void {
    this.pictures.push({
      ...picture,
      earlier: this.pictures.filter(({ src }) => src === picture.src).length,
    });
  }
}

function attributesOf(node: Component): Map<string, string> {
  return new Map(
    node.attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
        ? [[attribute.name, attribute.value] as const]
        : [],
    ),
  );
}
