import { Parser } from 'htmlparser2';

/**
 * Turns a page that Next rendered into a plain document: the framework's scripts, preloads and its
 * flight data leave, and tags that say what others say; structured data, our own bundle and everything a reader sees stay, byte for byte.
 */

/** The page waits for scripts to be complete: it was streamed, or holds something interactive of React. */
export class NeedsHydration extends Error {}

const keptScriptTypes = new Set(['application/ld+json', 'speculationrules', 'importmap']);

/** Scripts of our own, from anywhere but Next's folder, are modules that a page can do without. */
function isOwnScript(attributes: Record<string, string>): boolean {
  return attributes.type === 'module' && (attributes.src ?? '').startsWith('/assets/');
}

/** Hints at the framework's scripts, and at style sheets: those stand in the head anyway, a few lines on. */
function isNeedlessHint(name: string, { rel = '', as = '' }: Record<string, string>): boolean {
  return name === 'link' && (rel === 'modulepreload' || (rel === 'preload' && /^(?:script|style)$/.test(as)));
}

/** Next repeats for X what og: says; X reads that where its own is absent (its reference of card markup). */
function isRepeated(name: string, attributes: Record<string, string>): boolean {
  return name === 'meta' && /^twitter:(?:title|description|image)/.test(attributes.name ?? '');
}

/** Marks that React leaves between pieces of text and around boundaries. */
const reactComment = /^(?:\$|\/\$|&|\/&| )$/;

/** @throws NeedsHydration when the page would be incomplete without scripts */
export function slim(html: string): string {
  const cuts: [number, number][] = [];
  let scriptFrom = -1;
  let hiddenFrom = -1;
  let hiddenEmpty = true;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'script') {
          const keep = keptScriptTypes.has(attributes.type ?? '') || isOwnScript(attributes);
          scriptFrom = keep ? -1 : parser.startIndex;
          return;
        }
        if (isNeedlessHint(name, attributes) || isRepeated(name, attributes))
          cuts.push([parser.startIndex, parser.endIndex + 1]);
        if (name === 'template' && /^[BP]:/.test(attributes.id ?? ''))
          throw new NeedsHydration('streamed boundary');
        if (name === 'div' && 'hidden' in attributes && /^S:/.test(attributes.id ?? '')) {
          throw new NeedsHydration('streamed segment');
        }
        if (name === 'div' && 'hidden' in attributes && Object.keys(attributes).length === 1) {
          hiddenFrom = parser.startIndex;
          hiddenEmpty = true;
        } else {
          hiddenEmpty = false;
        }
      },
      ontext(text) {
        if (hiddenFrom >= 0 && text.trim() !== '') hiddenEmpty = false;
      },
      onclosetag(name) {
        if (name === 'script' && scriptFrom >= 0) {
          cuts.push([scriptFrom, parser.endIndex + 1]);
          scriptFrom = -1;
        }
        if (name === 'div' && hiddenFrom >= 0) {
          if (hiddenEmpty) cuts.push([hiddenFrom, parser.endIndex + 1]);
          hiddenFrom = -1;
        }
      },
      oncomment(data) {
        if (data === '$?' || data === '$!') throw new NeedsHydration('pending boundary');
        if (reactComment.test(data)) cuts.push([parser.startIndex, parser.endIndex + 1]);
      },
    },
    { decodeEntities: false, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  return without(html, cuts);
}

function without(text: string, cuts: readonly [number, number][]): string {
  let result = '';
  let at = 0;
  for (const [from, to] of [...cuts].sort((a, b) => a[0] - b[0])) {
    if (from < at) continue;
    result += text.slice(at, from);
    at = to;
  }
  return result + text.slice(at);
}
