import type { ElementContent, Properties } from 'hast';
import { createElement, type ReactNode } from 'react';
import { compareTexts } from '@/lib/desk/texts/compare';

/** What bodies in plain elements are made of. Everything else is only its content. */
const known = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote figure figcaption table caption thead tbody tfoot tr td th pre code hr div br img a strong em del ins s sup sub ruby rt rp'.split(
    ' ',
  ),
);

/** Attributes that are kept, by their names in React. */
const kept = ['href', 'src', 'alt', 'title', 'width', 'height', 'start', 'scope'] as const;

const { changes } = compareTexts;

function labelOf(tagName: string, { dataChange }: Properties): string | undefined {
  if (tagName === 'ins' || dataChange === 'added') return changes.added;
  return tagName === 'del' || dataChange === 'removed' ? changes.removed : undefined;
}

interface MarkedElementProps {
  node: ElementContent;
  /** Where an address of the site is had at the desk. */
  addressOf: (address: string) => string;
}

/** An element of two versions in one. What came and went says so in words, not by colour alone. */
export function MarkedElement({ node, addressOf }: MarkedElementProps): ReactNode {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return null;
  const { tagName, properties } = node;
  const children = node.children.map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name, and stay where they are
    <MarkedElement key={index} node={child} addressOf={addressOf} />
  ));
  if (!known.has(tagName)) return children;
  const given = Object.fromEntries(
    kept.flatMap((name) => {
      const value = properties[name];
      if (value === undefined || value === null) return [];
      return [[name, name === 'href' || name === 'src' ? addressOf(String(value)) : value]];
    }),
  );
  const marks = { 'data-change': properties.dataChange, 'data-label': labelOf(tagName, properties) };
  return createElement(tagName, { ...given, ...marks }, ...(children.length > 0 ? children : []));
}
