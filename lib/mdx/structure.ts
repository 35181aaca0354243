import type { Definition, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { isDangerousAddress, resolveLink, resolveMedia } from './address';
import { getComponentRule, isInlineComponent } from './components';
import { arrangeLiveUpdates } from './live-updates';
import {
  figureOf,
  getInlineCsv,
  isBlank,
  isBlockComponent,
  isJsx,
  isParent,
  isPhrasing,
  type JsxElement,
  setAttribute,
} from './nodes';

export interface StructureOptions {
  /** Address prefix of the article's own media; ends with a slash. */
  mediaBase: string;
}

/** Line ends between two CJK characters are no blanks (CSS Text 3, 4.1.3), which browsers do not all know. */
const softBreak =
  /(?<=[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u201c\u201d\u2026\u2014])[ \t]*\n[ \t]*(?=[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u201c\u201d\u2026\u2014])/g;

/**
 * remark plugin that turns a parsed body into the shape which the page and the feed render: pictures alone in a
 * paragraph become Figures, media addresses are resolved, csv blocks become an attribute, components stand outside
 * paragraphs, and anything outside the closed list becomes visible text. That last is a second lock behind the check.
 */
export function remarkStructure({ mediaBase }: StructureOptions) {
  return (tree: Root, file: VFile) => {
    const builder = new Builder(mediaBase, String(file), collectDefinitions(tree));
    tree.children = builder.blocks(tree.children);
    arrangeLiveUpdates(tree);
  };
}

function collectDefinitions(node: Nodes, found = new Map<string, Definition>()): Map<string, Definition> {
  if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
  if (isParent(node)) for (const child of node.children) collectDefinitions(child, found);
  return found;
}

class Builder {
  private tables = 0;

  constructor(
    private readonly mediaBase: string,
    private readonly source: string,
    private readonly definitions: Map<string, Definition>,
  ) {}

  /** Normalises a list of blocks; stray text between them is given its paragraph. */
  blocks(children: readonly RootContent[]): RootContent[] {
    const result: RootContent[] = [];
    let line: PhrasingContent[] = [];
    const flush = () => {
      if (line.some((node) => !isBlank(node)))
        result.push(...this.paragraph({ type: 'paragraph', children: line }));
      line = [];
    };
    for (const child of children) {
      if (child.type === 'mdxJsxFlowElement' && child.name !== null && isInlineComponent(child.name)) {
        line.push(...this.inlineFlow(child));
      } else if (isPhrasing(child)) {
        line.push(child);
      } else {
        flush();
        result.push(...this.block(child));
      }
    }
    flush();
    return result;
  }

  /** A Ruby that was written on lines of its own is still part of a line of text. */
  private inlineFlow(node: JsxElement): PhrasingContent[] {
    const children = node.children.flatMap((child): PhrasingContent[] => {
      if (child.type === 'paragraph') return child.children;
      return isPhrasing(child) ? [child] : [];
    });
    return [
      {
        type: 'mdxJsxTextElement',
        name: node.name,
        attributes: node.attributes,
        children,
        position: node.position,
      },
    ];
  }

  private block(node: RootContent): RootContent[] {
    if (node.type === 'paragraph') return this.paragraph(node);
    if (isJsx(node)) return isBlockComponent(node) ? [this.component(node)] : [this.defused(node)];
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxjsEsm') return [this.defused(node)];
    if (node.type === 'heading') {
      // The page has its one h1: the title of the article.
      if (node.depth === 1) node.depth = 2;
      node.children = this.line(node.children);
    } else if (node.type === 'table') {
      this.tables += 1;
      node.data = { ...node.data, hProperties: { dataNumber: String(this.tables) } };
      for (const row of node.children)
        for (const cell of row.children) cell.children = this.line(cell.children);
    } else if (node.type === 'definition') {
      node.url = isDangerousAddress(node.url) ? '#' : resolveLink(node.url, this.mediaBase);
    } else if (node.type === 'list') {
      for (const item of node.children) this.childrenOf(item);
    } else if (node.type === 'blockquote' || node.type === 'footnoteDefinition') {
      this.childrenOf(node);
    }
    return [node];
  }

  private childrenOf(node: { children: RootContent[] }): void {
    node.children = this.blocks(node.children);
  }

  private paragraph(node: Paragraph): RootContent[] {
    const children = node.children.map((child) => this.dereference(child));
    const filled = children.filter((child) => !isBlank(child) && child.type !== 'break');
    if (filled.length > 0 && filled.every((child) => child.type === 'image' || isBlockComponent(child))) {
      return filled.flatMap((child): RootContent[] => {
        if (child.type === 'image') return [this.component(figureOf(child))];
        return isJsx(child) ? [this.component(child)] : [];
      });
    }
    return [{ ...node, children: this.line(children) }];
  }

  /** Normalises what stands inside one line of text. */
  private line(children: readonly PhrasingContent[]): PhrasingContent[] {
    return children.flatMap((child): PhrasingContent[] => {
      const node = this.dereference(child);
      if (node.type === 'text') return [{ ...node, value: node.value.replace(softBreak, '') }];
      if (node.type === 'mdxTextExpression') return [{ type: 'inlineCode', value: this.sourceOf(node) }];
      if (node.type === 'image') {
        return [{ ...node, url: isDangerousAddress(node.url) ? '' : resolveMedia(node.url, this.mediaBase) }];
      }
      if (isJsx(node)) {
        if (node.name === null || !isInlineComponent(node.name)) {
          return [{ type: 'inlineCode', value: this.sourceOf(node) }];
        }
        this.attributes(node);
        node.children = this.line(node.children.filter(isPhrasing));
        return [node];
      }
      if (node.type === 'link') {
        const inside = this.line(node.children);
        if (isDangerousAddress(node.url)) return inside;
        return [{ ...node, url: resolveLink(node.url, this.mediaBase), children: inside }];
      }
      if (isParent(node)) node.children = this.line(node.children);
      return [node];
    });
  }

  private dereference(node: PhrasingContent): PhrasingContent {
    if (node.type !== 'imageReference') return node;
    const target = this.definitions.get(node.identifier);
    if (!target) return node;
    return { type: 'image', url: target.url, alt: node.alt, title: target.title, position: node.position };
  }

  private component(node: JsxElement): RootContent {
    this.attributes(node);
    const csv = getInlineCsv(node);
    const rule = node.name === null ? undefined : getComponentRule(node.name);
    if (rule?.children === 'csv') {
      node.children = [];
      if (csv !== undefined) setAttribute(node, 'csv', csv);
    } else if (rule?.children === 'none') {
      node.children = [];
    } else {
      node.children = this.blocksInside(node);
    }
    if (node.name === 'DataTable' || node.name === 'Chart') {
      this.tables += 1;
      setAttribute(node, 'number', String(this.tables));
    }
    return {
      type: 'mdxJsxFlowElement',
      name: node.name,
      attributes: node.attributes,
      children: flowOnly(node.children),
    };
  }

  private blocksInside(node: JsxElement): JsxElement['children'] & RootContent[] {
    const inside: RootContent[] = node.children.slice();
    return flowOnly(this.blocks(inside));
  }

  /** Keeps listed attributes with a written value, resolves the addresses among them. */
  private attributes(node: JsxElement): void {
    const rule = node.name === null ? undefined : getComponentRule(node.name);
    node.attributes = node.attributes.filter(
      (attribute) =>
        attribute.type === 'mdxJsxAttribute' &&
        typeof attribute.value === 'string' &&
        rule !== undefined &&
        Object.hasOwn(rule.attributes, attribute.name),
    );
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue;
      if (rule?.attributes[attribute.name]?.kind !== 'media') continue;
      attribute.value = isDangerousAddress(attribute.value)
        ? ''
        : resolveMedia(attribute.value, this.mediaBase);
    }
  }

  private defused(node: Nodes): RootContent {
    return { type: 'paragraph', children: [{ type: 'inlineCode', value: this.sourceOf(node) }] };
  }

  private sourceOf(node: Nodes): string {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    return start === undefined || end === undefined ? textOf(node) : this.source.slice(start, end);
  }
}

type FlowChild = Extract<Nodes, { type: 'mdxJsxFlowElement' }>['children'][number];

function isFlowChild(node: RootContent): node is FlowChild {
  return (
    !isPhrasing(node) && node.type !== 'tableRow' && node.type !== 'tableCell' && node.type !== 'listItem'
  );
}

function flowOnly(nodes: readonly RootContent[]): FlowChild[] {
  return nodes.filter(isFlowChild);
}
