import { ruleMessages as text } from '@/lib/site/messages-rules';
import type { CheckedDocument, Hit, TextRule } from './types';

const saysReprint = /(?:^|[（(【\n])(?:本文)?(?:转载自|转自|文章来源[:：]|原载于?[《“])/u;

/** What a reprint has to name (互联网新闻信息服务管理规定, article 15): source, author, address; and that it is one. */
export const reprintRule: TextRule = {
  name: 'reprint/fields',
  severity: 'warning',
  style: false,
  find: findMissing,
};

function* findMissing(document: CheckedDocument): Iterable<Hit> {
  if (document.kind !== 'article') return;
  const { original, source } = document.fields;
  if (typeof original !== 'object' || original === null) {
    for (const segment of document.segments) {
      const index = segment.kind === 'text' ? segment.text.search(saysReprint) : -1;
      if (index >= 0) yield { segment, index, message: text.reprintUnmarked };
    }
    return;
  }
  const has = (value: unknown, key: string): boolean =>
    typeof value === 'object' && value !== null && key in value;
  const missing = [
    ...(source ? [] : ['source']),
    ...(has(original, 'author') ? [] : ['original.author']),
    ...(has(original, 'url') || has(source, 'url') ? [] : ['original.url']),
  ];
  if (missing.length === 0) return;
  yield { segment: document.keyOf('original'), index: 0, message: text.reprintFields(missing) };
}
