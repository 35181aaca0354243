import type { IncomingMessage, ServerResponse } from 'node:http';
import { deskTexts } from '@/lib/desk/texts/desk';
import { messages } from '@/lib/site/messages';
import { publicDataHeaders } from '@/lib/site/security-headers';
import { sendText } from './send';

/** Requests that are refused before anybody looks for an answer: as text, or as JSON where programs ask. */

type Status = 400 | 405 | 429;

const texts: Record<Status, string> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  429: messages.search.tooMany,
};

const errors: Record<Status, { code: string; message: string }> = {
  400: { code: 'bad-request', message: messages.api.badRequest },
  405: { code: 'method-not-allowed', message: messages.api.notAllowed },
  429: { code: 'too-many-requests', message: messages.search.tooMany },
};

/** Addresses whose every answer is public data. */
const publicApi = /^\/api\/(?:articles|search|suggest)(?:[/?]|$)/;

export function sendRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  status: Status,
  headers: Readonly<Record<string, string>>,
): void {
  const { url = '' } = request;
  const isPublic = publicApi.test(url);
  if (!isPublic && !isDeskData(request)) return sendText(response, status, texts[status], headers);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...(isPublic ? publicDataHeaders : {}),
    ...headers,
  });
  response.end(JSON.stringify({ error: errors[status] }));
}

/** Programs of the desk ask for data; a form is sent by a person, who reads what comes. */
function isDeskData({ url = '', headers }: IncomingMessage): boolean {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return url.startsWith('/desk/api/') && !isForm;
}

/** The answer when nothing else can be said: the cause is in the log. */
export function sendFailure(
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void {
  if (!isDeskData(request)) return sendText(response, 500, 'Internal Server Error', headers);
  response.writeHead(500, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'private, no-store',
    ...headers,
  });
  response.end(JSON.stringify({ error: { code: 'internal', message: deskTexts.problems.internal } }));
}
