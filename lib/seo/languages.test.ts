import { describe, expect, it } from 'vitest';
import { loadArticle } from '@/lib/content/article-view';
import { articleSource, withNewsroom } from '@/lib/content/test-tree';
import type { Newsroom } from '@/lib/revalidate/newsroom';
import { articleStructuredData, loadArticleMetadata } from './article-metadata';

const origin = 'http://localhost:3000';

const files = {
  'articles/original.mdx': articleSource(),
  'articles/english.mdx': articleSource({ lang: 'en', translationOf: 'original' }),
  'articles/french.mdx': articleSource({ lang: 'fr', translationOf: 'original' }),
  'articles/draft.mdx': articleSource({ lang: 'de', translationOf: 'original', status: 'draft' }),
  'articles/alone.mdx': articleSource(),
  'articles/foreign.mdx': articleSource({ lang: 'en' }),
  'articles/half.mdx': articleSource({ lang: 'en', translationOf: 'withdrawn' }),
  'articles/withdrawn.mdx': articleSource({
    status: 'withdrawn',
    withdrawn: { date: '2026-05-02', reason: '有误' },
  }),
};

function languages(newsroom: Newsroom, slug: string): Record<string, unknown> | undefined {
  const links = loadArticleMetadata(newsroom, slug)?.alternates?.languages;
  return links && { ...links };
}

const at = (path: string): string => origin + path;

/** Google Search Central, "Localized versions": every version names all, itself among them, by absolute addresses. */
describe('language links', () => {
  it('are the same on every version, so that each is confirmed by the others', () =>
    withNewsroom(files, (newsroom) => {
      const expected = {
        'zh-Hans': at('/news/original'),
        'zh-Hant': at('/zh-hant/news/original'),
        en: at('/news/english'),
        fr: at('/news/french'),
        'x-default': at('/news/original'),
      };
      for (const slug of ['original', 'english', 'french'])
        expect(languages(newsroom, slug), slug).toEqual(expected);
    }));

  it('name no default between the scripts of one language', () =>
    withNewsroom(files, (newsroom) => {
      expect(languages(newsroom, 'alone')).toEqual({
        'zh-Hans': at('/news/alone'),
        'zh-Hant': at('/zh-hant/news/alone'),
      });
    }));

  it('name nothing that is not published', () =>
    withNewsroom(files, (newsroom) => {
      expect(languages(newsroom, 'half')).toEqual({ en: at('/news/half') });
      expect(languages(newsroom, 'foreign')).toEqual({ en: at('/news/foreign') });
    }));

  it('are not there where there is one version', () =>
    withNewsroom(files, async (newsroom, tree) => {
      tree.write(
        'site.yaml',
        'name: 站\nlanguage: zh-Hans\ntimezone: Asia/Shanghai\nfeatures: {traditional: false}\n',
      );
      await newsroom.apply('watch');
      expect(languages(newsroom, 'alone')).toBeUndefined();
      expect(languages(newsroom, 'original')).toEqual({
        'zh-Hans': at('/news/original'),
        en: at('/news/english'),
        fr: at('/news/french'),
        'x-default': at('/news/original'),
      });
    }));
});

/** schema.org: workTranslation and translationOfWork are inverse to each other. */
it('structured data tells originals and translations apart', () =>
  withNewsroom(files, (newsroom) => {
    const node = (slug: string): unknown => {
      const view = loadArticle(newsroom, slug);
      return view && articleStructuredData(newsroom, view)[0];
    };
    const version = (path: string, inLanguage: string) => ({
      '@id': at(`${path}#article`),
      url: at(path),
      inLanguage,
    });
    expect(node('original')).toMatchObject({
      workTranslation: [version('/news/english', 'en'), version('/news/french', 'fr')],
    });
    expect(node('original')).not.toHaveProperty('translationOfWork');
    expect(node('english')).toMatchObject({ translationOfWork: version('/news/original', 'zh-Hans') });
    for (const slug of ['english', 'half', 'alone']) expect(node(slug)).not.toHaveProperty('workTranslation');
    expect(node('half')).not.toHaveProperty('translationOfWork');
  }));
