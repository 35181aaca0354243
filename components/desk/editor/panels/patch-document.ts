/**
 * Brings a document that is shown to what the server sends now, replacing only what differs: pictures stay loaded,
 * recordings go on, the place of scrolling stays. What enhancements added to an element is gone when it is replaced.
 * @param shown the document in the frame
 * @param before what the server had sent for it
 * @param next what it sends now; its nodes are taken over
 * @returns false when only loading it anew will do
 */
export function patchDocument(shown: Document, before: Document, next: Document): boolean {
  const stylesOf = ({ head }: Document): string =>
    [...head.querySelectorAll('link[rel=stylesheet]')].map((link) => link.getAttribute('href')).join();
  if (stylesOf(before) !== stylesOf(next)) return false;
  shown.title = next.title;
  shown.documentElement.lang = next.documentElement.lang;
  patchElement(shown.body, before.body, next.body);
  return true;
}

function patchElement(shown: Element, before: Element, next: Element): void {
  if (before.isEqualNode(next)) return;
  const isPlain = !next.localName.includes('-') && shown.childNodes.length === before.childNodes.length;
  if (!isPlain || before.localName !== next.localName) {
    shown.replaceWith(shown.ownerDocument.importNode(next, true));
    return;
  }
  patchAttributes(shown, before, next);
  patchChildren(shown, [...before.childNodes], [...next.childNodes]);
}

function patchAttributes(shown: Element, before: Element, next: Element): void {
  for (const { name } of [...before.attributes]) if (!next.hasAttribute(name)) shown.removeAttribute(name);
  for (const { name, value } of [...next.attributes])
    if (before.getAttribute(name) !== value) shown.setAttribute(name, value);
}

function patchChildren(shown: Element, before: readonly ChildNode[], next: readonly ChildNode[]): void {
  const present = [...shown.childNodes];
  const most = Math.min(before.length, next.length);
  let start = 0;
  while (start < most && before[start]?.isEqualNode(next[start] ?? null)) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end)?.isEqualNode(next.at(-1 - end) ?? null)) end += 1;
  const both = most - end;
  for (let index = start; index < both; index += 1) {
    const [node, old, fresh] = [present[index], before[index], next[index]];
    if (isElement(node) && isElement(old) && isElement(fresh)) patchElement(node, old, fresh);
    else if (node && fresh) node.replaceWith(shown.ownerDocument.importNode(fresh, true));
  }
  for (const node of present.slice(both, before.length - end)) node.remove();
  const behind = present[before.length - end] ?? null;
  for (const node of next.slice(both, next.length - end)) {
    shown.insertBefore(shown.ownerDocument.importNode(node, true), behind);
  }
}

/** Nodes of the frame are none of this window's classes. */
function isElement(node: ChildNode | undefined): node is ChildNode & Element {
  return node?.nodeType === Node.ELEMENT_NODE;
}
