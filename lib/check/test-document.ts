import { parseDocumentFile } from '@/lib/content/parse';
import { defaultSite } from '@/lib/content/settings';
import { articleSource } from '@/lib/content/test-tree';
import type { Site } from '@/lib/content/types';
import { checkText } from './check-text';
import { checkedDocument } from './checked-document';
import type { CheckedDocument } from './types';

/** An article as the rules read it, for tests. Its front matter takes lines 1 to 3 + the number of fields. */
export function testDocument(
  body: string,
  fields: Record<string, unknown> = {},
  site: Partial<Site> = {},
): CheckedDocument {
  const source = Buffer.from(articleSource(fields, body));
  const { attempt } = parseDocumentFile('article', 'articles/a.mdx', source, 'UTC');
  if (!attempt) throw new Error('The test article cannot be read.');
  return checkedDocument('article', attempt, {
    ...defaultSite,
    name: '测试新闻网',
    shortName: '测试',
    ...site,
  });
}

/** What the rules find in it: `line:column rule`. */
export function findings(document: CheckedDocument): string[] {
  return checkText(document, 'articles/a.mdx').map(({ line, column, rule }) => `${line}:${column} ${rule}`);
}
