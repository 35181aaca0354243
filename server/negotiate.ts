import { type Document, etagOf, pageTypeOf } from './document';
import type { Encoding } from './encodings';

/** What of a request decides which form of a document answers it. */
export interface Asked {
  encodings: readonly Encoding[];
  ifNoneMatch: string | undefined;
  ifModifiedSince: string | undefined;
  /** A browser opens it as a page (Fetch Metadata: `Sec-Fetch-Dest: document`). */
  asPage: boolean;
}

/** The best coding that the client accepts and the document has. Identity is the fallback (RFC 9110 §12.5.3). */
export function chooseEncoding({ bodies }: Document, accepted: readonly Encoding[]): Encoding {
  for (const encoding of accepted) {
    if (bodies[encoding]) return encoding;
  }
  return 'identity';
}

/** Every entity tag that a document has, as a client sends back the one it got. */
const tagsOf = new WeakMap<Document, Set<string>>();

function isOwnTag(document: Document, header: string): boolean {
  let tags = tagsOf.get(document);
  if (!tags) {
    const forms = ['', '-page'].flatMap((form) => ['', '-gz', '-br', '-bq'].map((coding) => form + coding));
    tags = new Set(forms.map((form) => `"${document.tag}${form}"`));
    tagsOf.set(document, tags);
  }
  return tags.has(header);
}

/** Whether one of the entity tags names any form of this document; the coding suffix does not matter. */
function isKnown(document: Document, header: string): boolean {
  if (isOwnTag(document, header)) return true;
  if (header.trim() === '*') return true;
  return header.split(',').some((candidate) => {
    const tag = candidate
      .trim()
      .replace(/^W\//, '')
      .replace(/^"|"$/g, '')
      .replace(/(?:-page)?(?:-(?:gz|br|bq))?$/, '');
    return tag === document.tag;
  });
}

/** RFC 9110 §13.2.2: If-None-Match decides when present, else If-Modified-Since. */
export function isNotModified(document: Document, { ifNoneMatch, ifModifiedSince }: Asked): boolean {
  if (ifNoneMatch !== undefined) return isKnown(document, ifNoneMatch);
  if (ifModifiedSince === undefined || document.lastModified === undefined) return false;
  return Date.parse(document.lastModified) <= Date.parse(ifModifiedSince);
}

/** The header fields of an answer, names and values in turn, as Node takes them fastest. */
export function fieldsOf(
  document: Document,
  encoding: Encoding,
  status: number,
  headers: Readonly<Record<string, string>>,
  asPage = false,
): string[] {
  const fields: Record<string, string> = { ...headers, ...document.headers };
  const pageType = pageTypeOf(document);
  const varying = [fields.Vary, document.compressible && 'Accept-Encoding', pageType && 'Sec-Fetch-Dest'];
  const vary = varying.filter(Boolean).join(', ');
  if (vary !== '') fields.Vary = vary;
  if (status === 200 || status === 304) {
    fields.ETag = etagOf(document, encoding, asPage);
    if (document.lastModified !== undefined) fields['Last-Modified'] = document.lastModified;
  }
  if (status !== 304) {
    fields['Content-Type'] = (asPage && pageType) || document.type;
    fields['Content-Length'] = String((document.bodies[encoding] ?? document.bodies.identity).length);
    if (encoding !== 'identity') fields['Content-Encoding'] = encoding;
  }
  return Object.entries(fields).flat();
}
