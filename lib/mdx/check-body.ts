import type { Nodes, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Problem, Severity } from '@/lib/content/types';
import { messages } from '@/lib/site/messages';
import { isDangerousAddress } from './address';
import {
  type ComponentRule,
  componentNames,
  getAttributeRule,
  getComponentRule,
  isInlineComponent,
  nearestName,
} from './components';
import { parseCsv } from './csv';
import { maxNesting } from './limits';
import {
  childrenOf,
  getAttribute,
  getInlineCsv,
  isBlank,
  isBlockComponent,
  isJsx,
  isPhrasing,
  type JsxElement,
} from './nodes';
import { parseBody } from './parse-body';
import { mayHaveProblems } from './suspicion';

const text = messages.mdx.check;

export interface CheckBodyOptions {
  file: string;
  /** Lines of the file before the body. */
  bodyLine: number;
  /** Skip parsing when a look at the text shows that nothing in it could be a problem. Finds the same problems. */
  fast?: boolean;
}

/** A file with more problems than this needs a person, not a longer list. */
const maxProblems = 200;
const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Checks a body against the dialect: the closed component list, no code, no dangerous addresses, sane nesting.
 * Returns problems with their place in the file, in reading order; never throws, whatever the body is.
 */
export function checkBody(body: string, options: CheckBodyOptions): Problem[] {
  if (options.fast && !mayHaveProblems(body)) return [];
  const checker = new Checker(body, options);
  checker.run();
  return checker.problems.sort((a, b) => a.line - b.line || a.column - b.column).slice(0, maxProblems);
}

interface Context {
  /** Levels of quotes, lists, components and inline marks around the node. */
  depth: number;
  parent: Nodes;
  /** The nearest component around the node. */
  component: string | undefined;
}

const levels = new Set(['blockquote', 'list', 'footnoteDefinition', 'emphasis', 'strong', 'delete', 'link']);

class Checker {
  readonly problems: Problem[] = [];
  /** After a broken tag the rest is read without it: who stands in whom is not known. */
  private broken = false;

  constructor(
    private readonly body: string,
    private readonly options: CheckBodyOptions,
  ) {}

  run(): void {
    const { tree, failures } = parseBody(this.body);
    for (const { line, column, rule, message } of failures) this.add('error', rule, message, line, column);
    this.broken = failures.length > 0;
    for (const child of tree.children) this.visit(child, { depth: 0, parent: tree, component: undefined });
  }

  private add(severity: Severity, rule: string, message: string, line: number, column: number): void {
    const { file, bodyLine } = this.options;
    this.problems.push({ file, line: bodyLine + line, column, severity, rule, message });
  }

  private report(severity: Severity, rule: string, message: string, node: Nodes, fallback?: Nodes): void {
    const start = node.position?.start ?? fallback?.position?.start;
    this.add(severity, rule, message, start?.line ?? 1, start?.column ?? 1);
  }

  private visit(node: RootContent, context: Context): void {
    const depth = context.depth + (levels.has(node.type) || isJsx(node) ? 1 : 0);
    if (depth > maxNesting) {
      this.report('error', 'mdx/nesting', text.nesting(maxNesting), node, context.parent);
      return;
    }
    if (isJsx(node)) {
      this.jsx(node, context, depth);
      return;
    }
    switch (node.type) {
      case 'mdxjsEsm':
        this.report(
          'error',
          'mdx/import-export',
          text.importExport(/^\s*(\w+)/.exec(node.value)?.[1] ?? ''),
          node,
        );
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression': {
        const comment = /^\s*\/[*/]/.test(node.value);
        this.report('error', 'mdx/expression', comment ? text.comment : text.expression, node);
        break;
      }
      case 'heading':
        if (node.depth === 1) this.report('warning', 'mdx/heading-one', text.headingOne, node);
        break;
      case 'link':
      case 'definition':
        this.address(node.url, node, context.parent);
        break;
      case 'image':
        this.address(node.url, node, context.parent);
        this.alt(node.alt, node);
        break;
      case 'imageReference':
        this.alt(node.alt, node);
        break;
      case 'text':
        this.stars(node);
        break;
    }
    for (const child of childrenOf(node)) this.visit(child, { ...context, depth, parent: node });
  }

  private address(url: string, node: Nodes, fallback: Nodes): void {
    if (!isDangerousAddress(url)) return;
    this.report('error', 'mdx/dangerous-link', text.dangerousLink(schemeOf(url)), node, fallback);
  }

  private alt(alt: string | null | undefined, node: Nodes): void {
    if (!alt?.trim()) this.report('warning', 'mdx/alt', text.missingAlt, node);
  }

  private stars(node: Extract<Nodes, { type: 'text' }>): void {
    const start = node.position?.start;
    const end = node.position?.end.offset;
    if (start?.offset === undefined || end === undefined || !node.value.includes('**')) return;
    const written = this.body.slice(start.offset, end);
    const at = written.search(/(?<!\\)\*\*/);
    if (at < 0) return;
    const lines = written.slice(0, at).split('\n');
    const column = (lines.length === 1 ? start.column : 1) + (lines.at(-1)?.length ?? 0);
    this.add('warning', 'mdx/leftover-emphasis', text.leftoverStars, start.line + lines.length - 1, column);
  }

  private jsx(node: JsxElement, context: Context, depth: number): void {
    const rule = node.name === null ? undefined : getComponentRule(node.name);
    if (node.name === null) this.report('error', 'mdx/html', text.fragment, node);
    else if (rule === undefined) this.unknownElement(node, node.name);
    else this.component(node, node.name, rule, context);
    if (rule === undefined) {
      // The attributes of a refused tag are refused with it, except that handlers are named.
      for (const attribute of node.attributes) {
        if (attribute.type === 'mdxJsxAttribute' && isHandler(attribute.name)) {
          this.attributeProblem(node, attribute, 'mdx/event-handler', text.eventHandler(attribute.name));
        }
      }
    }
    const component = rule === undefined ? context.component : (node.name ?? undefined);
    for (const child of childrenOf(node)) this.visit(child, { depth, parent: node, component });
  }

  private unknownElement(node: JsxElement, name: string): void {
    if (/^[a-z]/.test(name) && !/[.:]/.test(name)) {
      const same = componentNames.find((known) => known.toLowerCase() === name);
      const message = same ? text.unknownComponent(name, same, '') : text.html(name);
      this.report('error', same ? 'mdx/unknown-component' : 'mdx/html', message, node);
      return;
    }
    const nearest = nearestName(name, componentNames);
    const message = text.unknownComponent(name, nearest, componentNames.join('、'));
    this.report('error', 'mdx/unknown-component', message, node);
  }

  private component(node: JsxElement, name: string, rule: ComponentRule, context: Context): void {
    this.attributes(node, name, rule);
    if (this.broken) return;
    if (rule.parent !== undefined && context.component !== rule.parent) {
      this.report('error', 'mdx/parent', text.wrongParent(name, rule.parent), node);
    } else if (!isInlineComponent(name) && sharesLine(node, context.parent)) {
      this.report('error', 'mdx/block-in-line', text.blockInLine(name), node);
    }
    this.children(node, name, rule);
  }

  private attributeProblem(node: JsxElement, attribute: JsxAttribute, rule: string, message: string): void {
    const start = attribute.position?.start ?? node.position?.start;
    this.add('error', rule, message, start?.line ?? 1, start?.column ?? 1);
  }

  private attributes(node: JsxElement, name: string, rule: ComponentRule): void {
    const seen = new Set<string>();
    for (const attribute of node.attributes) {
      if (attribute.type === 'mdxJsxExpressionAttribute') {
        this.attributeProblem(node, attribute, 'mdx/expression', text.spread(name));
        continue;
      }
      if (seen.has(attribute.name)) {
        const message = text.repeatedAttribute(attribute.name);
        this.attributeProblem(node, attribute, 'mdx/repeated-attribute', message);
      }
      seen.add(attribute.name);
      const found = this.attribute(name, rule, attribute.name, attribute.value);
      if (found) this.attributeProblem(node, attribute, found.rule, found.message);
    }
    for (const [attribute, { required }] of Object.entries(rule.attributes)) {
      if (!required || seen.has(attribute)) continue;
      this.report('error', 'mdx/missing-attribute', text.missingAttribute(name, attribute), node);
    }
    if (name === 'Figure') this.alt(getAttribute(node, 'alt'), node);
  }

  private attribute(
    name: string,
    component: ComponentRule,
    attribute: string,
    value: JsxAttribute['value'],
  ): { rule: string; message: string } | undefined {
    const rule = getAttributeRule(component, attribute);
    if (rule === undefined) {
      if (isHandler(attribute)) return { rule: 'mdx/event-handler', message: text.eventHandler(attribute) };
      const known = Object.keys(component.attributes);
      const nearest = nearestName(attribute, known);
      const message = text.unknownAttribute(name, attribute, nearest, known.join('、'));
      return { rule: 'mdx/unknown-attribute', message };
    }
    if (value === null || value === undefined) {
      return { rule: 'mdx/attribute-value', message: text.attributeBare(attribute) };
    }
    if (typeof value !== 'string')
      return { rule: 'mdx/expression', message: text.attributeExpression(attribute) };
    if (rule.required && value.trim() === '') {
      return { rule: 'mdx/missing-attribute', message: text.missingAttribute(name, attribute) };
    }
    if (rule.values !== undefined && !rule.values.includes(value)) {
      const message = text.attributeValue(attribute, value, rule.values.join('、'));
      return { rule: 'mdx/attribute-value', message };
    }
    if (rule.kind === 'media' && isDangerousAddress(value)) {
      return { rule: 'mdx/dangerous-link', message: text.dangerousLink(schemeOf(value)) };
    }
    if (rule.kind === 'slug' && !slugPattern.test(value)) {
      return { rule: 'mdx/attribute-value', message: text.slugValue(value) };
    }
    return undefined;
  }

  private children(node: JsxElement, name: string, rule: ComponentRule): void {
    if (rule.children === 'markdown') return;
    if (rule.children === 'csv') {
      this.csv(node, name);
      return;
    }
    const wrong = node.children.flatMap((child) => findWrongChildren(child, rule.children));
    const first = wrong[0];
    if (first === undefined) return;
    const message =
      rule.children === 'none'
        ? text.noChildren(name)
        : rule.children === 'phrasing'
          ? text.phrasingOnly(name)
          : text.onlyChildren(name, rule.children.map((child) => `<${child}>`).join('、'));
    this.report('error', 'mdx/children', message, first, node);
  }

  private csv(node: JsxElement, name: string): void {
    const filled = node.children.filter((child) => !isBlank(child));
    const csv = getInlineCsv(node);
    const src = getAttribute(node, 'src');
    const stray =
      filled.find((child) => child.type !== 'code' || child.lang?.toLowerCase() !== 'csv') ?? filled[1];
    if (stray) {
      this.report('error', 'mdx/children', text.csvChildren(name), stray, node);
    } else if (csv === undefined) {
      const hasSource = node.attributes.some(
        (item) => item.type === 'mdxJsxAttribute' && item.name === 'src',
      );
      if (!hasSource || src === '')
        this.report('error', 'mdx/missing-attribute', text.csvMissing(name), node);
    } else if (src !== undefined) {
      this.report('error', 'mdx/children', text.csvTwice(name), node);
    } else {
      this.inlineCsv(node, csv);
    }
  }

  private inlineCsv(node: JsxElement, csv: string): void {
    const table = parseCsv(csv);
    if (table === undefined || table.rows.length === 0) {
      this.report(
        'error',
        'mdx/csv',
        text.csvEmpty,
        node.children.find((child) => child.type === 'code') ?? node,
      );
      return;
    }
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue;
      if (attribute.name !== 'x' && attribute.name !== 'y') continue;
      const columns = attribute.name === 'y' ? attribute.value.split(',') : [attribute.value];
      const missing = columns.map((column) => column.trim()).find((column) => !table.header.includes(column));
      if (missing === undefined) continue;
      const message = text.csvColumn(attribute.name, missing, table.header.join('、'));
      this.attributeProblem(node, attribute, 'mdx/attribute-value', message);
    }
  }
}

type JsxAttribute = JsxElement['attributes'][number];

function isHandler(attribute: string): boolean {
  return /^on[a-z]/i.test(attribute);
}

function schemeOf(url: string): string {
  return `${/(javascript|vbscript|data)/i.exec(url.replace(/\s/g, ''))?.[1]?.toLowerCase() ?? ''}:`;
}

/** A block component needs a paragraph of its own: inside a line of text it would break the HTML. */
function sharesLine(node: JsxElement, parent: Nodes): boolean {
  if (isPhrasing(parent) && !isJsx(parent)) return true;
  if (parent.type === 'heading' || parent.type === 'tableCell') return true;
  return childrenOf(parent).some(
    (sibling) =>
      sibling !== node &&
      isPhrasing(sibling) &&
      !isBlank(sibling) &&
      !isBlockComponent(sibling) &&
      !isPicture(sibling),
  );
}

function isPicture(node: Nodes): boolean {
  return node.type === 'image' || node.type === 'imageReference';
}

function findWrongChildren(child: RootContent, allowed: ComponentRule['children']): RootContent[] {
  if (isBlank(child)) return [];
  if (child.type === 'paragraph') return child.children.flatMap((inner) => findWrongChildren(inner, allowed));
  if (allowed === 'phrasing') {
    const listed = isJsx(child) ? child.name !== null && isInlineComponent(child.name) : isPhrasing(child);
    return listed || textOf(child) === '' ? [] : [child];
  }
  if (typeof allowed === 'string') return [child];
  if (isJsx(child)) return child.name !== null && allowed.includes(child.name) ? [] : [child];
  return isPicture(child) && allowed.includes('Figure') ? [] : [child];
}
