import type { WireRequest } from './request-maker';
import { markers } from './tree';
import type { WireAnswer } from './wire';

/** What is wrong with an answer, in a word. */
export type Fault = 'server error' | 'hang' | 'reflected script' | 'injected header' | 'unpublished text';

const active = /^content-type: *(?:text\/html|application\/xhtml|image\/svg|[a-z]+\/[a-z.+-]*xml)/im;
/** A browser would run this: none of the pages under test holds such text by itself. */
const script =
  /<script[^>]*>chaos|<(?:img|svg|iframe)[^>]*(?:onerror|onload|javascript:)[^>]*chaos|" onmouseover="chaos/i;

/** Text in XML that is none of its markup. */
const sections = /<!\[CDATA\[[\s\S]*?\]\]>/g;

/** Faults of one answer; none for anything that is merely refused. */
export function judge(request: WireRequest, answer: WireAnswer | 'hang'): Fault[] {
  if (answer === 'hang') return ['hang'];
  const { status, head, body } = answer;
  const faults: Fault[] = [];
  // The desk says 503 until it has its first account, by contract.
  const closedDesk = status === 503 && /^(?:http:\/\/[^/]+)?\/+desk/.test(decoded(request.target));
  // 505 is the right answer to a line that names no version of HTTP.
  if (status >= 500 && status !== 505 && !closedDesk) faults.push('server error');
  if (active.test(head) && script.test(body.replace(sections, ''))) faults.push('reflected script');
  if (/^x-injected:/im.test(head)) faults.push('injected header');
  if (markers.some((marker) => body.includes(marker) || head.includes(marker)))
    faults.push('unpublished text');
  return faults;
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
