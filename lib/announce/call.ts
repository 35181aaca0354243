import type { Outcome } from './target';

/** A whole call, with name resolution and the answer's body. In milliseconds. */
const callMs = 10_000;

/** More of an answer is not read. */
const mostBytes = 64 * 1024;

export interface Answer {
  status: number;
  text: string;
  retryAfterMs: number | undefined;
}

export interface Call {
  url: string;
  type: string;
  body: string;
  signal: AbortSignal;
}

/** Posts to a configured address, and to no other: redirects are not followed. @throws when there is no whole answer */
export async function post({ url, type, body, signal }: Call): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': type, 'User-Agent': 'Kaiyuan' },
    body,
    signal: AbortSignal.any([signal, AbortSignal.timeout(callMs)]),
  });
  return {
    status: response.status,
    text: await readText(response),
    retryAfterMs: readRetryAfter(response.headers.get('retry-after')),
  };
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > mostBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8', 0, mostBytes);
}

/** Seconds or a date (RFC 9110 §10.2.3). */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

/** Why there was no answer, in a word: the addresses of services may hold secrets, so no message is passed on. */
export function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return `no answer within ${callMs / 1000} s`;
  const { cause } = error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : error.name;
}

/**
 * What an answer means that is no success. Only what says "this request is wrong" loses the addresses; a wrong key, a
 * missing path or a redirect is for the operator to put right, and everything waits meanwhile.
 */
export function failureOf({ status, retryAfterMs }: Answer, detail = ''): Outcome {
  const problem = `status ${status}${detail && ` ${detail}`}`;
  if (status === 400 || status === 410 || status === 413 || status === 422)
    return { kind: 'refused', problem };
  return { kind: 'failed', problem, retryAfterMs };
}
