import type { Element, ElementContent, Properties } from 'hast';

export type Child = ElementContent | string | undefined;

export function make(tagName: string, properties: Properties, ...children: (Child | Child[])[]): Element {
  const content = children.flat().flatMap((child): ElementContent[] => {
    if (child === undefined || child === '') return [];
    return [typeof child === 'string' ? { type: 'text', value: child } : child];
  });
  return { type: 'element', tagName, properties, children: content };
}

export function attempt<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
