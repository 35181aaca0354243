import { messages } from '@/lib/site/messages';
import { plainPage } from '@/lib/site/plain-page';
import { bareDocumentHeaders } from '@/lib/site/security-headers';

const { preview: text } = messages;

/** Why a link opens nothing, with what to do about it. */
const refusals = {
  disabled: { status: 503, title: text.disabled, hint: '' },
  invalid: { status: 401, title: text.invalid, hint: text.invalidHint },
  revoked: { status: 401, title: text.revoked, hint: text.invalidHint },
} as const;

/** A plain page in place of a preview. It says nothing of the article, not even whether there is one. */
export interface PreviewRefusal {
  status: number;
  body: string;
  headers: Record<string, string>;
}

export function previewRefusal(reason: keyof typeof refusals): PreviewRefusal {
  const { status, title, hint } = refusals[reason];
  const body = plainPage({ title, paragraphs: hint === '' ? [] : [hint] });
  return {
    status,
    body,
    headers: {
      ...bareDocumentHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    },
  };
}
