import { z } from 'zod';
import { formatDay } from '@/lib/site/dates';
import type { Environment } from '@/lib/site/env';
import { failureOf, post } from './call';
import type { Outcome, Target } from './target';

/** Answers of 普通收录 API 提交 (https://ziyuan.baidu.com/linksubmit/). */
const success = z.object({
  remain: z.number().int().min(0),
  not_same_site: z.array(z.unknown()).optional(),
  not_valid: z.array(z.unknown()).optional(),
});
const refusal = z.object({ message: z.string() });

/**
 * Baidu's push interface: a small number of addresses a day, at most 2,000 a call, as text with the token in the
 * address. It wants new pages, so only what is public at the moment of sending is named.
 */
export function baiduTarget(
  { token, endpoint }: NonNullable<Environment['baiduPush']>,
  siteUrl: string,
  isPublic: Target['mayName'],
): Target {
  const url = new URL(endpoint);
  // As the site is registered with Baidu; an endpoint that names another form of it has its way.
  if (!url.searchParams.has('site')) url.searchParams.set('site', siteUrl);
  url.searchParams.set('token', token);
  return {
    name: 'baidu',
    of: 'articles',
    batch: 2000,
    // Quotas are Baidu's day, wherever the site is.
    quotaDay: (now) => formatDay(now, 'Asia/Shanghai'),
    mayName: isPublic,
    send: async (addresses, signal) => {
      const answer = await post({ url: url.href, type: 'text/plain', body: addresses.join('\n'), signal });
      return answer.status === 200 ? taken(answer.text) : notTaken(answer);
    },
  };
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function taken(text: string): Outcome {
  const { data } = success.safeParse(read(text));
  if (!data) return { kind: 'failed', problem: 'an answer that is not understood' };
  const { remain: left, not_same_site: foreign = [], not_valid: invalid = [] } = data;
  return { kind: 'taken', left, turnedDown: foreign.length + invalid.length };
}

/** Messages that Baidu documents; others are not repeated, for they might hold what was sent. */
const known = [
  'over quota',
  'site error',
  'empty content',
  'only 2000 urls are allowed once',
  'token is not valid',
];

function notTaken(answer: Awaited<ReturnType<typeof post>>): Outcome {
  const message = refusal.safeParse(read(answer.text)).data?.message ?? '';
  if (message === 'over quota') return { kind: 'spent' };
  const outcome = failureOf(
    answer,
    known.find((each) => each === message),
  );
  // The site is not registered, or under another name: for the operator, nothing is wrong with the addresses.
  return message === 'site error' && outcome.kind === 'refused' ? { ...outcome, kind: 'failed' } : outcome;
}
