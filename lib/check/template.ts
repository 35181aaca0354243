import { templateMessages } from '@/lib/site/messages-editor';
import { ruleMessages as text } from '@/lib/site/messages-rules';
import type { CheckedDocument, Hit, TextRule } from './types';

/** What `npm run new` and the desk put into a new article for its author alone; drafts may still hold it. */
export const templateRule: TextRule = {
  name: 'text/template',
  severity: 'warning',
  style: false,
  find: findTemplate,
};

function* findTemplate({ segments, fields }: CheckedDocument): Iterable<Hit> {
  if (fields.status === 'draft') return;
  for (const segment of segments) {
    for (const hint of Object.values(templateMessages)) {
      const index = segment.text.indexOf(hint);
      if (index >= 0) yield { segment, index, message: text.template };
    }
  }
}
