import type { Nodes, Root } from 'mdast';
import { isMediaLink } from './address';
import { trimBareAddresses } from './bare-address';
import { getComponentRule } from './components';
import { childrenOf, getAttribute, isJsx, type JsxElement } from './nodes';
import { parseBody } from './parse-body';

interface Place {
  /** 1-based, counted from the first line of the body. */
  line: number;
  column: number;
}

export interface MediaReference extends Place {
  /** As written, not resolved. */
  src: string;
}

export interface LinkReference extends Place {
  href: string;
}

export interface SlugReference extends Place {
  slug: string;
}

export interface BodyReferences {
  /** Pictures, videos, data files, attachments, and links to files. */
  media: MediaReference[];
  /** All other links. */
  links: LinkReference[];
  related: string[];
  /** The same as `related`, with places. */
  relatedAt: SlugReference[];
}

/** What a body points at, in reading order, as written. Never throws; of a broken body it gives what can be read. */
export function collectReferences(body: string): BodyReferences {
  const found: BodyReferences = { media: [], links: [], related: [], relatedAt: [] };
  if (!/[<[@]|https?:|www\.|xmpp:/i.test(body)) return found;
  collect(parseBody(body).tree, { line: 1, column: 1 }, found);
  return found;
}

/** Addresses of the pictures that a body shows, in reading order, as written. Never throws. */
export function collectPictures(body: string): string[] {
  const pictures = (node: Nodes): string[] => {
    if (node.type === 'image') return [node.url];
    const own = isJsx(node) && node.name === 'Figure' ? getAttribute(node, 'src') : undefined;
    return [...(own === undefined ? [] : [own]), ...childrenOf(node).flatMap(pictures)];
  };
  return pictures(parseBody(body).tree);
}

function collect(node: Nodes, around: Place, found: BodyReferences): void {
  const place = node.position
    ? { line: node.position.start.line, column: node.position.start.column }
    : around;
  if (isJsx(node)) collectAttributes(node, place, found);
  else if (node.type === 'image') found.media.push({ src: node.url, ...place });
  else if (node.type === 'link' || node.type === 'definition') addLink(linkTarget(node), place, found);
  for (const child of childrenOf(node)) collect(child, place, found);
}

/** Addresses that were found in finished text may still carry Chinese text; the tree itself is not to be changed. */
function linkTarget(node: Extract<Nodes, { type: 'link' | 'definition' }>): string {
  if (node.type === 'definition' || node.position !== undefined) return node.url;
  const copy: Root = { type: 'root', children: [{ type: 'paragraph', children: [structuredClone(node)] }] };
  trimBareAddresses(copy);
  const first = childrenOf(childrenOf(copy)[0] ?? copy)[0];
  return first?.type === 'link' ? first.url : '';
}

function addLink(href: string, place: Place, found: BodyReferences): void {
  if (href === '') return;
  if (isMediaLink(href)) found.media.push({ src: href, ...place });
  else found.links.push({ href, ...place });
}

function collectAttributes(node: JsxElement, around: Place, found: BodyReferences): void {
  const rule = node.name === null ? undefined : getComponentRule(node.name);
  if (rule === undefined) return;
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string' || attribute.value === '')
      continue;
    const start = attribute.position?.start;
    const place = start ? { line: start.line, column: start.column } : around;
    const kind = Object.hasOwn(rule.attributes, attribute.name)
      ? rule.attributes[attribute.name]?.kind
      : undefined;
    if (kind === 'media') found.media.push({ src: attribute.value, ...place });
    if (kind === 'slug') {
      found.related.push(attribute.value);
      found.relatedAt.push({ slug: attribute.value, ...place });
    }
  }
}
