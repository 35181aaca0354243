import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkSignature } from '@/lib/pull/signature';
import { maxBodyOf } from '@/lib/site/body';
import type { ContentPullSettings } from '@/lib/site/env';
import { lingerOver } from '../http-limits';
import type { ContentPull } from './content-pull';

export const contentPath = '/api/content';
export const webhookPath = '/api/content/webhook';

type Headers = Readonly<Record<string, string>>;

/** The pull of this process, where its content comes from a git remote. */
export interface PullParts {
  pull: ContentPull;
  settings: ContentPullSettings;
}

function send(response: ServerResponse, status: number, body: unknown, headers: Headers): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    ...headers,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    'Cache-Control': 'no-store',
  });
  response.end(bytes);
}

function sendError(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  headers: Headers,
): void {
  send(response, status, { error: { code, message } }, headers);
}

/** What is served, and what became of the last look at the remote. Names files that are not public: ask who is asking first. */
export function answerContentState(
  response: ServerResponse,
  parts: PullParts | undefined,
  headers: Headers,
): void {
  if (!parts) return sendError(response, 503, 'disabled', 'CONTENT_PULL is not set', headers);
  const { revision, outcome, at } = parts.pull.current();
  send(
    response,
    200,
    { revision, at: at === undefined ? null : new Date(at).toISOString(), outcome: outcome ?? null },
    headers,
  );
}

/** A git host says that something was pushed: the remote is looked at, after the answer. */
export async function answerWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  parts: PullParts | undefined,
  headers: Headers,
): Promise<void> {
  const refuse = (status: number, code: string, message: string): void => {
    lingerOver(request);
    request.resume();
    sendError(response, status, code, message, headers);
  };
  if (!parts) return refuse(503, 'disabled', 'CONTENT_PULL is not set');
  const { pull, settings } = parts;
  if (!settings.webhookSecret) return refuse(503, 'disabled', 'CONTENT_WEBHOOK_SECRET is not set');
  const check = checkSignature(request.headers, settings.webhookSecret, Date.now());
  if (!check) return refuse(401, 'unauthorized', 'a signature or token of a git host is required');
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > maxBodyOf(webhookPath)) return refuse(413, 'too-large', 'the body is larger than 8 MiB');
    check.update(chunk);
  }
  if (!check.holds())
    return refuse(401, 'unauthorized', 'the signature or token is not that of CONTENT_WEBHOOK_SECRET');
  pull.soon();
  send(response, 202, { status: 'accepted', revision: pull.current().revision }, headers);
}
