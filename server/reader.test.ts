import { describe, expect, it } from 'vitest';
import { numberOf } from '@/lib/most-read/recent-readers';
import { readerOf } from './reader';

const agent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const asked = { agent, purpose: undefined, destination: undefined };

describe('readerOf', () => {
  it('knows a browser, also one that sends no Fetch Metadata', () => {
    expect(readerOf(asked)).toEqual({ browser: numberOf(agent) });
    expect(readerOf({ ...asked, destination: 'document' })).toEqual({ browser: numberOf(agent) });
  });

  it.each(['prefetch', 'prefetch;prerender', 'prefetch;anonymous-client-ip'])('knows %s', (purpose) => {
    expect(readerOf({ ...asked, purpose })).toBe('prefetch');
  });

  it.each([
    undefined,
    'curl/8.5.0',
    'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)',
    'Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)',
    'Mozilla/5.0 (compatible; Bytespider; spider-feedback@bytedance.com)',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36',
    'FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)',
    'python-requests/2.32.3',
  ])('takes %s for a program', (program) => {
    expect(readerOf({ ...asked, agent: program })).toBe('robot');
  });

  it('takes what is not shown as a page for a program', () => {
    expect(readerOf({ ...asked, destination: 'empty' })).toBe('robot');
  });
});
