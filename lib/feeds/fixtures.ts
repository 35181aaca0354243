import type { Article, Site } from '@/lib/content/types';
import type { FeedChannel } from './item';

/** Sample values for the tests of feeds and metadata. */
export const origin = 'https://news.example.cn';
export const timezone = 'Asia/Shanghai';

export const sampleSite: Site = {
  name: '开元新闻网',
  shortName: '开元',
  englishName: 'Kaiyuan',
  description: '机构新闻',
  language: 'zh-Hans',
  timezone,
  owner: '开元编辑部',
  siteIdCode: 'bm00000000',
  social: [],
  features: {},
  feedItems: 20,
  organizationType: 'NewsMediaOrganization',
  ownSites: [],
  webSubHubs: [],
};

export function sampleArticle(changes: Partial<Article> = {}): Article {
  return {
    slug: 'first-light',
    url: '/news/first-light',
    title: '旧报新读',
    section: 'news',
    date: Date.parse('2022-07-08T10:30:00+08:00'),
    dateOnly: false,
    authors: ['甲', '乙'],
    summary: '一段摘要。',
    themes: [],
    tags: ['报史'],
    pinned: false,
    archived: false,
    lang: 'zh-Hans',
    topics: [],
    related: [],
    corrections: [],
    body: '',
    bodyLine: 1,
    mediaBase: '/media/articles/first-light/',
    ...changes,
  };
}

export function sampleChannel(changes: Partial<FeedChannel> = {}): FeedChannel {
  return {
    title: '开元新闻网',
    description: '机构新闻',
    homeUrl: `${origin}/`,
    selfUrl: `${origin}/rss.xml`,
    language: 'zh-Hans',
    timezone,
    ...changes,
  };
}
