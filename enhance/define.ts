type Elements = Readonly<Record<string, CustomElementConstructor>>;

/** Each stands alone: the browser reports what one of them throws, and the others still work. */
function define(elements: Elements): void {
  for (const [name, element] of Object.entries(elements)) customElements.define(name, element);
}

/**
 * Under plain `next start` React takes over the page first, and must find it as the server sent it. It leaves its
 * mark on every element that it has taken over, on those inside before those around them.
 */
function defineAfterReact(elements: Elements): void {
  const awaited = [document.body, ...document.querySelectorAll(Object.keys(elements).join())];
  const taken = (element: Element): boolean => Object.keys(element).some((key) => key.startsWith('__react'));
  if (awaited.every(taken)) define(elements);
  else setTimeout(defineAfterReact, 50, elements);
}

/** Brings the custom elements of a page to life. */
export function defineElements(elements: Elements): void {
  if ('__next_f' in window) defineAfterReact(elements);
  else define(elements);
}
