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

/** Appends until the signal aborts. */
export function appendUntil(signal: AbortSignal, parent: Element, ...children: Element[]): void {
  parent.append(...children);
  signal.addEventListener('abort', () => {
    for (const child of children) child.remove();
  });
}

export function languageOf(element: Element): string {
  return element.closest<HTMLElement>('[lang]')?.lang ?? '';
}

const status = make('p', { className: 'sr-only', role: 'status' });

/** Must come before the first announcement: screen readers follow regions that they have seen. */
export function placeStatus(): void {
  if (!status.isConnected) document.body.append(status);
}

/** Says something to screen readers without moving the focus. */
export function announce(message: string): void {
  status.textContent = message;
}

/** A style sheet beside those of the page. @throws where none can be constructed (Safari before 16.4) */
export function adoptStyles(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return sheet;
}

/**
 * For the parts that come later: they are given these instead of importing them, because what both import would be
 * a file of its own, which the first module would have to wait for.
 */
export const dom = { make, makeButton, appendUntil, languageOf, announce };
export type Dom = typeof dom;
