import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestSpan, spanAfter, spanBefore } from './archive';
import { feedFileName, parseFeedFile, type Span } from './feed-file';

describe('newestSpan', () => {
  it.each([
    [0, 20, undefined],
    [4, 20, undefined],
    [9, 20, { from: 1, to: 5 }],
    [10, 20, { from: 1, to: 10 }],
    [50, 20, { from: 26, to: 50 }],
    [29, 20, { from: 1, to: 25 }],
    [59, 20, { from: 51, to: 55 }],
    [73, 20, { from: 51, to: 70 }],
    [100, 20, { from: 76, to: 100 }],
    [73, 3, { from: 51, to: 72 }],
  ])('of %i articles with %i in the feed', (total, feedItems, span) => {
    expect(newestSpan(total, feedItems)).toEqual(span);
  });

  it('leaves nothing between archive and feed, and the chain leads to the first article', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 200 }), (total, feedItems) => {
        const found = new Set(
          Array.from({ length: Math.min(total, feedItems) }, (_, index) => total - index),
        );
        let span: Span | undefined = newestSpan(total, feedItems);
        while (span) {
          for (let place = span.from; place <= span.to; place += 1) found.add(place);
          span = spanBefore(span);
        }
        return found.size === total;
      }),
    );
  });
});

it('only a full document is named as the next one', () => {
  expect(spanAfter({ from: 1, to: 25 }, 49)).toBeUndefined();
  expect(spanAfter({ from: 1, to: 25 }, 50)).toEqual({ from: 26, to: 50 });
  expect(spanAfter({ from: 51, to: 70 }, 200)).toBeUndefined();
});

describe('names of feed files', () => {
  it.each(['rss.xml', 'atom.xml', 'feed.json', 'rss-1-25.xml', 'atom-51-53.xml', 'feed-101-125.json'])(
    '%s is read and written',
    (name) => {
      const file = parseFeedFile(name);
      expect(file && feedFileName(file.format, file.span)).toBe(name);
    },
  );

  it.each([
    'rss.json',
    'feed.xml',
    'rss-1.xml',
    'rss-2-25.xml',
    'rss-1-26.xml',
    'rss-51-50.xml',
    'rss-24-25.xml',
    'rss-01-25.xml',
  ])('%s is none', (name) => expect(parseFeedFile(name)).toBeUndefined());
});
