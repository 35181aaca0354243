import { expect, it } from 'vitest';
import { requestKind } from './request-kind';

it.each([
  ['/', 'page'],
  ['/news/some-article', 'page'],
  ['/zh-hant/news/some-article', 'page'],
  ['/tags/node.js', 'file'],
  ['/rss.xml', 'feed'],
  ['/news/atom-1-25.xml', 'feed'],
  ['/zh-hant/feed.json', 'feed'],
  ['/sitemap-1.xml', 'file'],
  ['/news/some-article.md', 'file'],
  ['/.well-known/security.txt', 'file'],
  ['/search', 'search'],
  ['/search/rss.xml', 'search'],
  ['/zh-hant/search', 'search'],
  ['/api/suggest', 'search'],
  ['/searching-for-news', 'page'],
  ['/api/articles/a', 'api'],
  ['/metrics', 'api'],
  ['/media/pictures/a.svg', 'media'],
  ['/assets/enhance-1a.js', 'asset'],
  ['/reading.css', 'asset'],
  ['/desk', 'desk'],
  ['/desk/articles/a', 'desk'],
  ['/desks', 'page'],
])('%s is a %s', (path, kind) => {
  expect(requestKind(path)).toBe(kind);
});
