import type { Image, Nodes, PhrasingContent, RootContent } from 'mdast';
import { getComponentRule, isInlineComponent } from './components';
import 'remark-mdx';

export type JsxElement = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** True for a component (or a tag that pretends to be one). */
export function isJsx(node: Nodes): node is JsxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** True for a listed component that is a block of its own. */
export function isBlockComponent(node: Nodes): node is JsxElement {
  return (
    isJsx(node) &&
    node.name !== null &&
    getComponentRule(node.name) !== undefined &&
    !isInlineComponent(node.name)
  );
}

/** True for text that is nothing but blanks and line ends. */
export function isBlank(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

const phrasingTypes = new Set<string>([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'footnoteReference',
  'mdxJsxTextElement',
  'mdxTextExpression',
]);

/** True for what stands inside a line of text. */
export function isPhrasing(node: Nodes): node is PhrasingContent {
  return phrasingTypes.has(node.type);
}

export function isParent(node: Nodes): node is Extract<Nodes, { children: unknown[] }> {
  return 'children' in node;
}

/** The children of any node, empty for leaves. */
export function childrenOf(node: Nodes): readonly RootContent[] {
  return isParent(node) ? node.children : [];
}

/** A copy whose nodes and attributes may be changed; positions and data are shared with the original. */
export function copyTree<T extends Nodes>(node: T): T {
  return {
    ...node,
    ...(isParent(node) && { children: node.children.map((child) => copyTree<Nodes>(child)) }),
    ...(isJsx(node) && { attributes: node.attributes.map((attribute) => ({ ...attribute })) }),
  };
}

/** The written text of an attribute; undefined when it is missing, has no value or is an expression. */
export function getAttribute(node: JsxElement, name: string): string | undefined {
  for (const attribute of node.attributes) {
    if (
      attribute.type === 'mdxJsxAttribute' &&
      attribute.name === name &&
      typeof attribute.value === 'string'
    ) {
      return attribute.value;
    }
  }
  return undefined;
}

/** Sets or replaces an attribute in place. */
export function setAttribute(node: JsxElement, name: string, value: string): void {
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxAttribute' && attribute.name === name) {
      attribute.value = value;
      return;
    }
  }
  node.attributes.push({ type: 'mdxJsxAttribute', name, value });
}

/** The fenced csv block inside a DataTable or Chart. */
export function getInlineCsv(node: JsxElement): string | undefined {
  for (const child of node.children) {
    if (child.type === 'code' && child.lang?.toLowerCase() === 'csv') return child.value;
  }
  return undefined;
}

/** The Figure that a plain Markdown picture stands for: its title is the caption. */
export function figureOf(image: Image): Extract<Nodes, { type: 'mdxJsxFlowElement' }> {
  const pairs: [string, string | null | undefined][] = [
    ['src', image.url],
    ['alt', image.alt],
    ['caption', image.title],
  ];
  return {
    type: 'mdxJsxFlowElement',
    name: 'Figure',
    attributes: pairs.flatMap(([name, value]) =>
      value ? [{ type: 'mdxJsxAttribute' as const, name, value }] : [],
    ),
    children: [],
    position: image.position,
  };
}
