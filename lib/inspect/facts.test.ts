import { describe, expect, it } from 'vitest';
import { bulkSize } from './dates';
import { cleanArticle, findingsIn } from './test-inspection';

const first = 'articles/2026/first.mdx';
const change = (fields: Record<string, unknown>, body?: string) => ({ [first]: cleanArticle(fields, body) });

describe('pictures', () => {
  it.each([
    ['![](/media/a.svg "图，某摄")', ['picture-alt']],
    ['文中 ![](/media/a.svg) 的图', ['picture-alt']],
    ['文中 ![图](/media/a.svg) 的图', []],
    ['![图](/media/a.svg)', ['picture-caption', 'picture-credit']],
    ['<Figure src="/media/a.svg" alt="图" caption="说" />', ['picture-credit']],
    ['<Figure src="/media/a.svg" alt="图" caption="说" credit="某" />', []],
    ['<Figure src="/media/a.svg" alt="图" caption="某摄" />', []],
    ['<Gallery caption="组图">\n<Figure src="/media/a.svg" alt="图" credit="某" />\n</Gallery>', []],
  ])('looks at %s', async (body, rules) => {
    expect(await findingsIn(change({}, `一段。\n\n${body}`))).toEqual(
      rules.map((rule) => `${rule} ${first}:11`),
    );
  });

  it('finds the second of two pictures of a file', async () => {
    const body = '![图](/media/a.svg "某摄")\n\n![](/media/a.svg "某摄")';
    expect(await findingsIn(change({}, body))).toEqual([`picture-alt ${first}:11`]);
  });

  it.each([
    ['/media/a.svg', ['cover-alt', 'cover-credit']],
    [{ src: '/media/a.svg', credit: '某' }, ['cover-alt']],
    [{ src: '/media/a.svg', alt: '图' }, ['cover-credit']],
    [{ src: '/media/a.svg', alt: '图', credit: '某' }, []],
    [{ src: '/media/none.svg', alt: '图', credit: '某' }, ['media-missing']],
  ])('looks at the cover %j', async (cover, rules) => {
    expect(await findingsIn(change({ cover }))).toEqual(rules.map((rule) => `${rule} ${first}:7`));
  });
});

describe('dates', () => {
  it.each([
    [{ updated: '2026-06-01 11:59' }, []],
    [{ updated: '2026-06-01 12:01' }, ['updated-future:7']],
    [{ corrections: [{ date: '2026-05-31', text: '改' }] }, []],
    [{ corrections: [{ date: '2026-05-30', text: '改' }] }, ['correction-early:7']],
    [{ corrections: [{ date: '2026-06-02', text: '改' }] }, ['correction-future:7']],
    [{ date: '1994-12-31 23:59' }, ['date-early:4', 'date-folder:4', 'column-stale']],
    [{ date: '2025-12-31 23:59' }, ['date-folder:4', 'column-stale']],
  ])('looks at %j', async (fields, expected) => {
    const found = await findingsIn(change(fields));
    const names = found.map((finding) => finding.replace(` ${first}`, '').replace(' sections.yaml:1', ''));
    expect(names.sort()).toEqual([...expected].sort());
  });

  it('asks a folder for its year only when it is one', async () => {
    expect(await findingsIn({ 'articles/20260/more.mdx': cleanArticle({ title: '丙' }) })).toEqual([]);
  });

  it('suspects many articles of one minute, unless only days are given', async () => {
    const batch = (count: number, date: string) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `articles/batch/b${index}.mdx`,
          cleanArticle({ title: `批${index}`, date }),
        ]),
      );
    expect(await findingsIn(batch(bulkSize - 1, '2026-05-20 08:00'))).toEqual([]);
    expect(await findingsIn(batch(bulkSize, '2026-05-20 08:00:30'))).toEqual([
      'date-bulk articles/batch/b0.mdx:4',
    ]);
    const days = await findingsIn(batch(bulkSize, '2026-05-20'));
    expect(new Set(days.map((finding) => finding.split(' ')[0]))).toEqual(new Set(['date-without-time']));
  });
});

describe('duplicates', () => {
  it.each([
    [{ title: '甲' }, ['title-repeated:2']],
    [{ title: ' 甲 ' }, ['title-repeated:2']],
    [{ title: '甲', section: 'notices' }, ['title-shared:2']],
    [{ title: '甲', lang: 'en', translationOf: 'first' }, []],
    [{ title: '甲甲' }, []],
  ])('looks at %j', async (fields, expected) => {
    const file = 'articles/2026/more.mdx';
    const found = await findingsIn({
      [file]: cleanArticle({ date: '2026-05-29 10:00', ...fields }, '别的。'),
    });
    expect(found).toEqual(expected.map((finding) => finding.replace(':', ` ${file}:`)));
  });

  it('folds script and width', async () => {
    const changes = {
      ...change({ title: '新聞ＡＢＣ' }, '正文，國家。'),
      'articles/2026/more.mdx': cleanArticle(
        { title: '新闻abc', date: '2026-05-29 10:00' },
        '正文，**国家**。',
      ),
    };
    expect(await findingsIn(changes)).toEqual([
      'body-repeated articles/2026/more.mdx:8',
      'title-repeated articles/2026/more.mdx:2',
    ]);
  });
});

describe('reprints', () => {
  const original = { title: '原', author: '某', url: 'https://example.org/' };
  it.each([
    [{ source: '某报', original }, []],
    [{ source: undefined, original }, ['article-source:1', 'reprint-source:6']],
    [{ source: '某报', original: { ...original, author: undefined } }, ['reprint-author:7']],
    [{ source: '某报', editor: undefined, original }, ['reprint-editor:6']],
    [{ source: '某报', original: { ...original, url: undefined } }, ['reprint-address:7']],
    [{ source: { name: '某报', url: 'https://example.org/' }, original: { title: '原', author: '某' } }, []],
    [{ source: '某报' }, ['reprint-unmarked:5']],
    [{ source: '测试编辑部' }, []],
    [{ source: '测试新闻网', aiGenerated: 'generated' }, []],
  ])('looks at %j', async (fields, expected) => {
    const found = await findingsIn(change(fields));
    expect(found.map((finding) => finding.replace(` ${first}`, '')).sort()).toEqual([...expected].sort());
  });
});
