import type { Newsroom } from '@/lib/revalidate/newsroom';
import { plainPage } from '@/lib/site/plain-page';
import {
  invitationPath,
  isDeskMade,
  isDeskOpen,
  isReadersDocument,
  refusedFolder,
  signInAddress,
  signInPath,
} from './desk-address';
import { bareHeaders, createNonce, dataHeaders, deskHeaders, framedHeaders, policyHeader } from './headers';
import { deskMethods } from './methods';
import { findInvitation } from './people/accept-invitation';
import { clientHeader } from './people/client-address';
import type { Person } from './person';
import { isSameOrigin } from './same-origin';
import { renewSession } from './session';
import { deskTexts } from './texts/desk';

/** A request below /desk, as either server has it. */
export interface DeskRequest {
  method: string;
  /** As sent: percent-encoded. */
  path: string;
  query: string;
  headers: Headers;
  /** Address of the client as far as the server knows it. */
  client: string;
}

export type Passage =
  | { kind: 'refused'; response: Response }
  | {
      kind: 'passed';
      /** Undefined before signing in, which some addresses are for. */
      person: Person | undefined;
      /** Headers that Next's side gets in the place of whatever the client sent under these names. */
      toNext: Record<string, string>;
      /** Headers of the answer. */
      headers: Record<string, string>;
      /** Set-Cookie lines of the answer. */
      cookies: string[];
      /** Of the answer, unless the page says otherwise. */
      status: 200 | 403 | 404;
      /** A reader's document: sent without the framework's scripts. */
      asDocument: boolean;
    };

/** Reached without a session: what makes one. */
const open: ReadonlySet<string> = new Set([
  signInPath,
  invitationPath,
  '/desk/api/auth/sign-in',
  '/desk/api/auth/sign-out',
  '/desk/api/auth/invitation',
]);

const invitations: ReadonlySet<string> = new Set([invitationPath, '/desk/api/auth/invitation']);

/** Seconds after which somebody may have made an account. */
const retrySeconds = '300';

/**
 * The one gate of the desk: nothing below /desk reaches Next without it, under our server or Next's own. It settles
 * whether there is a desk, the method, where a change comes from, and that somebody is signed in; what that person may
 * do is for each handler and `rights.ts`.
 */
export async function passGate(newsroom: Newsroom, request: DeskRequest): Promise<Passage> {
  const { siteUrl } = newsroom.environment;
  const { method, path, query, headers } = request;
  const isApi = path.startsWith('/desk/api/');
  const refuse = (
    status: number,
    code: 'closed' | 'method' | 'foreign' | 'unauthenticated',
    more: Record<string, string> = {},
    page: string = plainPage({ title: deskTexts.problems[code], paragraphs: [] }),
  ): Passage => {
    const body = isApi ? JSON.stringify({ error: { code, message: deskTexts.problems[code] } }) : page;
    const type = isApi ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
    return answer(status, body, { ...bareHeaders(siteUrl), 'Content-Type': type, ...more });
  };

  const isInvited = invitations.has(path) && isDeskMade(newsroom);
  if (!isInvited && !isDeskOpen(newsroom)) {
    const { title, text, command, after } = deskTexts.closed;
    const page = plainPage({ title, paragraphs: [text], command, after });
    return refuse(503, 'closed', { 'Retry-After': retrySeconds }, page);
  }
  const allowed = deskMethods(path);
  if (allowed && !allowed.includes(method)) return refuse(405, 'method', { Allow: allowed.join(', ') });
  const isReading = method === 'GET' || method === 'HEAD';
  if (!isReading && !isSameOrigin(headers, siteUrl)) return refuse(403, 'foreign');

  const { session, cookies } = await renewSession(headers, !path.startsWith('/desk/api/auth/'));
  if (!session && !open.has(path)) {
    if (isApi) return refuse(401, 'unauthenticated');
    return answer(303, null, { ...bareHeaders(siteUrl), Location: signInAddress(path, query) });
  }
  const nonce = createNonce();
  const asDocument = isReadersDocument(path);
  const own = isApi ? dataHeaders(siteUrl, path) : deskHeaders(newsroom.environment, nonce);
  return {
    kind: 'passed',
    person: session?.person,
    toNext: {
      [policyHeader]: deskHeaders(newsroom.environment, nonce)['Content-Security-Policy'] ?? '',
      [clientHeader]: request.client,
    },
    headers: asDocument ? framedHeaders(newsroom.environment) : own,
    cookies,
    status: statusOf(path, query),
    asDocument,
  };
}

/** Pages that say what is not there, or not for whoever asks, do so with the status that fits. */
function statusOf(path: string, query: string): 200 | 403 | 404 {
  if (path.startsWith(refusedFolder)) return path === `${refusedFolder}403` ? 403 : 404;
  return isDeadLink(path, query) ? 404 : 200;
}

/** The page of an invitation that is used up says so. */
function isDeadLink(path: string, query: string): boolean {
  return path === invitationPath && !findInvitation(new URLSearchParams(query).get('token') ?? '');
}

function answer(status: number, body: string | null, headers: Record<string, string>): Passage {
  return { kind: 'refused', response: new Response(body, { status, headers }) };
}
