import { tags } from '@lezer/highlight';
import type { Element, InlineContext, MarkdownConfig } from '@lezer/markdown';

/** A component's tag as the dialect has it: attributes are strings in double quotes. */
const tagForm = /^<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/;
const attributeForm = /([\w:-]+)(?:=("[^"]*"))?/g;
const lessThan = 60;

function parseTag(context: InlineContext, next: number, start: number): number {
  if (next !== lessThan) return -1;
  const match = tagForm.exec(context.slice(start, context.end));
  if (!match) return -1;
  const [whole, slash = '', name = '', attributes = ''] = match;
  const nameAt = start + 1 + slash.length;
  const attributesAt = nameAt + name.length;
  const parts: Element[] = [context.elt('ComponentName', nameAt, attributesAt)];
  for (const { index, 1: key = '', 2: value } of attributes.matchAll(attributeForm)) {
    const from = attributesAt + index;
    parts.push(context.elt('ComponentAttribute', from, from + key.length));
    if (value === undefined) continue;
    const valueAt = from + key.length + 1;
    parts.push(context.elt('ComponentValue', valueAt, valueAt + value.length));
  }
  return context.addElement(context.elt('ComponentTag', start, start + whole.length, parts));
}

/** Markdown as bodies have it: components instead of HTML, no code by indentation, no addresses in angle brackets. */
export const componentTags: MarkdownConfig = {
  remove: ['HTMLBlock', 'HTMLTag', 'IndentedCode', 'Autolink'],
  defineNodes: [
    { name: 'ComponentTag', style: { 'ComponentTag/...': tags.angleBracket } },
    { name: 'ComponentName', style: tags.tagName },
    { name: 'ComponentAttribute', style: tags.attributeName },
    { name: 'ComponentValue', style: tags.attributeValue },
  ],
  parseInline: [{ name: 'ComponentTag', parse: parseTag, before: 'Escape' }],
};
