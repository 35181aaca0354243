import type { messages } from '@/lib/site/messages';

export type TextName = keyof (typeof messages)['enhance']['script'];

/** A text in the language of the page, which the server gave to <body>; `{name}` stands for a value. */
export function text(name: TextName, values: Record<string, string | number> = {}): string {
  return (document.body.dataset[name] ?? '').replace(/\{(\w+)\}/g, (_, key: string) =>
    String(values[key] ?? ''),
  );
}

/** A new element with properties (not attributes) and children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

export function makeButton(label: string, onclick: () => void, className = ''): HTMLButtonElement {
  return make('button', { type: 'button', className, onclick }, label);
}

const status = make('p', { className: 'spoken-status', role: 'status' });

/** Must be in the page before the first announcement: screen readers follow regions that they have seen. */
export function startStatus(): void {
  document.body.append(status);
}

/** Says something to screen readers without moving the focus. */
export function announce(message: string): void {
  status.textContent = message;
}
