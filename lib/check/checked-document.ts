import { locate } from '@/lib/content/front-matter';
import type { DocumentKind, ParsedDocument } from '@/lib/content/parse';
import type { Site } from '@/lib/content/types';
import { bodySegments } from './body-segments';
import { fieldSegments } from './field-segments';
import { sourceSegment } from './source-segment';
import type { CheckedDocument } from './types';

/** An article, topic or page as the rules read it; also one with errors, as far as it could be read. */
export function checkedDocument(kind: DocumentKind, parsed: ParsedDocument, site: Site): CheckedDocument {
  const { fields, yaml, yamlLine, body, bodyLine } = parsed;
  return {
    kind,
    fields,
    keyOf: (name) => ({
      kind: 'field',
      name,
      text: name,
      placeAt() {
        const { line, column } = locate(yaml, [name], true);
        return { line: line + yamlLine - 1, column };
      },
    }),
    segments: [...fieldSegments(fields, yaml, yamlLine), ...bodySegments(body, bodyLine)],
    sources: [sourceSegment(yaml, yamlLine - 1), sourceSegment(body, bodyLine)],
    site,
    reprint: typeof fields.original === 'object' && fields.original !== null,
  };
}

/** A settings file: nothing in it is prose, but it is read as it is written. */
export function checkedSettings(yaml: string, site: Site): CheckedDocument {
  const source = sourceSegment(yaml, 0);
  return {
    kind: 'settings',
    fields: {},
    keyOf: () => source,
    segments: [],
    sources: [source],
    site,
    reprint: false,
  };
}
