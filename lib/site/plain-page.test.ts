import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { plainPage, plainStyle } from './plain-page';
import { bareDocumentHeaders } from './security-headers';

it('the headers of a plain page let its style in, and no other', () => {
  const digest = createHash('sha256').update(plainStyle).digest('base64');
  expect(bareDocumentHeaders['Content-Security-Policy']).toContain(`style-src 'sha256-${digest}'`);
});

it('a plain page shows words, whatever stands in them', () => {
  const page = plainPage({ title: '<b>标题</b>', paragraphs: ['“甲” & "乙"'], command: 'a < b' });
  expect(page).toContain('<h1>&lt;b&gt;标题&lt;/b&gt;</h1><p>“甲” &amp; &quot;乙&quot;</p>');
  expect(page).toContain('<code>a &lt; b</code>');
});
