import type { verifyMessages } from '@/lib/site/messages-signed-pages';

export type TextName = keyof typeof verifyMessages.element;

/** A text of the page by its name; `{name}` in it stands for a value. */
export type TextOf = (name: TextName, values?: Readonly<Record<string, string | number>>) => string;

/** The texts that the server wrote on an element. */
export function textsOf(element: Element): TextOf {
  return (name, values = {}) =>
    (element.getAttribute(`data-${name}`) ?? '').replace(/\{(\w+)\}/g, (_, key: string) =>
      String(values[key] ?? ''),
    );
}
