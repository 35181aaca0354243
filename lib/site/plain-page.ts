import { escapeMarkup } from '@/lib/html/escape';

/** The only style of such a page; headers name its digest, so that nothing else may style one. */
export const plainStyle =
  'body{max-inline-size:36rem;margin:12vh auto 0;padding:0 1.25rem;font:1.0625rem/1.8 system-ui,sans-serif;overflow-wrap:anywhere}h1{border-block-start:1px solid;padding-block-start:.75rem;font:700 1.75rem/1.4 "Noto Serif CJK SC","Songti SC",serif}code{font:.9375rem/1.8 ui-monospace,monospace}';

export interface PlainPage {
  title: string;
  paragraphs: readonly string[];
  command?: string;
  after?: string;
  link?: { href: string; text: string };
}

/** A page without files or scripts, for moments in which there is nothing to render one with. */
export function plainPage({ title, paragraphs, command, after, link }: PlainPage): string {
  const parts = [
    `<h1>${escapeMarkup(title)}</h1>`,
    ...paragraphs.map((text) => `<p>${escapeMarkup(text)}</p>`),
    command ? `<p><code>${escapeMarkup(command)}</code></p>` : '',
    after ? `<p>${escapeMarkup(after)}</p>` : '',
    link ? `<p><a href="${escapeMarkup(link.href)}">${escapeMarkup(link.text)}</a></p>` : '',
  ];
  return [
    '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeMarkup(title)}</title><style>${plainStyle}</style></head><body><main>${parts.join('')}</main></body></html>`,
  ].join('');
}
