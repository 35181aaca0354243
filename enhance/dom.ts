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

const status = make('p', { className: 'spoken-status', role: 'status' });

/** Must come before the first announcement: screen readers follow regions that they have seen. */
export function placeStatus(): void {
  if (!status.isConnected) document.body.append(status);
}

/** Says something to screen readers without moving the focus. */
export function announce(message: string): void {
  status.textContent = message;
}
