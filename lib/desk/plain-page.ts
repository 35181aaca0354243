const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

export interface PlainPage {
  title: string;
  paragraphs: readonly string[];
  command?: string;
  after?: string;
  link?: { href: string; text: string };
}

/** A page without styles or scripts, for moments in which there is nothing to render one with. */
export function plainPage({ title, paragraphs, command, after, link }: PlainPage): string {
  const parts = [
    `<h1>${escapeHtml(title)}</h1>`,
    ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
    command ? `<p><code>${escapeHtml(command)}</code></p>` : '',
    after ? `<p>${escapeHtml(after)}</p>` : '',
    link ? `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>` : '',
  ];
  return [
    '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title></head><body><main>${parts.join('')}</main></body></html>`,
  ].join('');
}
