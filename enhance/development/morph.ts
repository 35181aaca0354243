/**
 * Makes a tree that is on the screen equal to a fresh one, and touches only what differs: where the reader is, what he
 * has selected and which pictures are loaded stays.
 */
export function morph(live: Element, fresh: Element): void {
  if (live.isEqualNode(fresh)) return;
  takeAttributes(live, fresh);
  const { before, after } = commonEnds(live, fresh);
  const old = [...live.childNodes].slice(before, live.childNodes.length - after);
  const wanted = [...fresh.childNodes].slice(before, fresh.childNodes.length - after);
  const behind = live.childNodes[live.childNodes.length - after] ?? null;
  for (const [index, node] of wanted.entries()) {
    const present = old[index];
    if (!present) live.insertBefore(document.importNode(node, true), behind);
    else if (present instanceof Element && node instanceof Element && isSameKind(present, node))
      morph(present, node);
    else if (!present.isEqualNode(node)) live.replaceChild(document.importNode(node, true), present);
  }
  for (const node of old.slice(wanted.length)) node.remove();
}

/** Elements that may keep their place. One of ours has changed itself since it came: it begins anew. */
function isSameKind(present: Element, fresh: Element): boolean {
  return present.nodeName === fresh.nodeName && !fresh.localName.includes('-');
}

/** How many children are equal at both ends. */
function commonEnds(live: Element, fresh: Element): { before: number; after: number } {
  const [a, b] = [live.childNodes, fresh.childNodes];
  const most = Math.min(a.length, b.length);
  let before = 0;
  while (before < most && a[before]?.isEqualNode(b[before] ?? null)) before += 1;
  let after = 0;
  while (after < most - before && a[a.length - 1 - after]?.isEqualNode(b[b.length - 1 - after] ?? null))
    after += 1;
  return { before, after };
}

function takeAttributes(live: Element, fresh: Element): void {
  for (const name of live.getAttributeNames()) if (!fresh.hasAttribute(name)) live.removeAttribute(name);
  for (const { name, value } of fresh.attributes)
    if (live.getAttribute(name) !== value) live.setAttribute(name, value);
}
