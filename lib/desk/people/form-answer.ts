import { plainPage } from '@/lib/site/plain-page';
import { bareDocumentHeaders } from '@/lib/site/security-headers';
import { isDeskError } from '../desk-error';
import { peopleTexts } from '../texts/people';

/** An answer after which the browser asks for a page (RFC 9110 §15.4.4). @param location path below /desk */
export function goTo(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ Location: location, 'Cache-Control': 'no-store' });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/**
 * The answer to a form that was not taken: its page again, which says why. Whoever must wait gets that status and no
 * form.
 * @param page its address without `problem`
 * @throws whatever is no DeskError
 */
export function formProblem(error: unknown, page: string, cookies: readonly string[] = []): Response {
  if (!isDeskError(error)) throw error;
  if (error.status === 429 || error.status === 503) {
    const title = peopleTexts.problems.lockedTitle;
    const link = { href: page, text: peopleTexts.back };
    return new Response(plainPage({ title, paragraphs: [error.message], link }), {
      status: error.status,
      headers: { ...bareDocumentHeaders, ...error.headers, 'Content-Type': 'text/html; charset=utf-8' },
    });
  }
  return goTo(`${page}${page.includes('?') ? '&' : '?'}problem=${error.code}`, cookies);
}
