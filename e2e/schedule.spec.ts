import { expect } from '@playwright/test';
import type { Portal } from './support/portal';
import { expectNowhere, expectShown, search, surfacesOf, visitAll } from './support/surfaces';
import { testWithPortal } from './support/test';
import { missing, present } from './support/text';

/** Articles that come and go by the clock alone. The portal's clock is set by the test; nothing touches a file. */
const test = testWithPortal((tree) => {
  tree.article({ slug: 'always', title: '一直都在', date: '2024-05-06 09:30' });
  return {};
});

// One clock for all: in order, in one process.
test.describe.configure({ mode: 'default' });

const suggestions = async (portal: Portal, q: string): Promise<string> =>
  (await portal.get(`/api/suggest?q=${encodeURIComponent(q)}`)).text;

test('a scheduled article is invisible until its moment, and then everywhere at once', async ({
  portal,
  tree,
}) => {
  portal.clock.set('2031-05-06T09:00:00+08:00');
  const place = { section: 'media-watch', tag: '定时标签' };
  const url = '/media-watch/at-half-past';
  const file = tree.article({
    slug: 'at-half-past',
    title: '九点半见报',
    section: 'media-watch',
    tags: ['定时标签'],
    source: '定时来源',
    date: '2031-05-06 09:30',
    aliases: ['/soon'],
  });
  await portal.revalidate([file]);
  const hidden = [
    '/tags/定时标签',
    '/sources/定时来源',
    '/tags/定时标签/rss.xml',
    '/archive/2031',
    '/archive/2031/05/06',
  ].map(encodeURI);
  for (const path of [url, '/news/at-half-past', '/soon', ...hidden])
    expect(`${path} ${(await portal.get(path)).status}`).toBe(`${path} 404`);
  await expectNowhere(portal, { section: 'media-watch' }, '九点半见报', url);
  expect(await suggestions(portal, '九点半')).not.toContain('九点半见报');
  expect(present((await portal.get('/tags')).text, ['定时标签'])).toEqual([]);
  await visitAll(portal, [
    ...surfacesOf({ section: 'media-watch' }),
    '/news',
    '/news-sitemap.xml',
    '/archive',
  ]);

  portal.clock.set('2031-05-06T09:29:58.500+08:00');
  expect((await portal.get(url)).status).toBe(404);
  portal.clock.set('2031-05-06T09:30:00.010+08:00');
  await expectShown(portal, place, '九点半见报', url);
  for (const path of hidden) expect(`${path} ${(await portal.get(path)).status}`).toBe(`${path} 200`);
  for (const path of ['/news', '/news-sitemap.xml'])
    expect(missing((await portal.get(path)).text, ['九点半见报']), path).toEqual([]);
  expect(await suggestions(portal, '九点半')).toContain('九点半见报');
  const alias = await portal.get('/soon');
  expect(`${alias.status} ${alias.headers.location}`).toBe(`308 ${url}`);
});

test('it goes live by itself, within a second of real time', async ({ portal, tree }) => {
  portal.clock.set('2031-06-01T11:59:58.800+08:00');
  const file = tree.article({ slug: 'noon', title: '正午消息', date: '2031-06-01 12:00' });
  await portal.revalidate([file]);
  expect((await portal.get('/news/noon')).status).toBe(404);
  let seen = 0;
  await expect
    .poll(
      async () => {
        const { status } = await portal.get('/news/noon');
        seen = portal.clock.now();
        return status;
      },
      { intervals: [50] },
    )
    .toBe(200);
  const due = Date.parse('2031-06-01T12:00:00+08:00');
  expect(seen).toBeGreaterThanOrEqual(due);
  expect(seen - due).toBeLessThan(2000);
});

test('an article expires: 410, and gone from everywhere', async ({ portal, tree }) => {
  portal.clock.set('2031-07-01T08:00:00+08:00');
  const place = { section: 'notices', tag: '到期标签' };
  const url = '/notices/until-noon';
  const file = tree.article({
    slug: 'until-noon',
    title: '限时公告',
    section: 'notices',
    tags: ['到期标签'],
    date: '2031-07-01 07:00',
    expires: '2031-07-01 12:00',
    folder: true,
    body: '![图](own.svg)',
  });
  tree.write('articles/2024/until-noon/own.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await portal.revalidate();
  expect(file).toContain('until-noon');
  await expectShown(portal, place, '限时公告', url);
  const picture = /src="([^"]*own\.svg)"/.exec((await portal.get(url)).text)?.[1] ?? '';
  expect((await portal.get(picture)).status).toBe(200);

  portal.clock.set('2031-07-01T12:00:00.010+08:00');
  const gone = await portal.get(url);
  expect(gone.status).toBe(410);
  expect(present(gone.text, ['限时公告', 'own.svg'])).toEqual([]);
  await expectNowhere(portal, { section: 'notices' }, '限时公告', url);
  expect((await portal.get(`/tags/${encodeURIComponent('到期标签')}`)).status).toBe(404);
  expect((await portal.get(picture)).status).toBe(404);
  expect((await portal.get('/notices')).status).toBe(200);
  expect(present((await portal.get('/')).text, ['href="/notices"'])).toEqual([]);
  expect(await suggestions(portal, '限时')).not.toContain('限时公告');
});

test('neighbours, related lists and topics follow the clock', async ({ portal, tree }) => {
  portal.clock.set('2031-08-01T08:00:00+08:00');
  tree.article({
    slug: 'standing',
    title: '站着的文章',
    section: 'culture',
    tags: ['同题'],
    date: '2031-08-01 07:00',
    related: ['coming'],
    body: '<Related slug="coming" />',
  });
  tree.article({
    slug: 'coming',
    title: '要来的文章',
    section: 'culture',
    tags: ['同题'],
    date: '2031-08-01 09:00',
    expires: '2031-08-01 10:00',
  });
  tree.write(
    'topics/clock.mdx',
    '---\ntitle: 时钟专题\narticles: [standing, coming]\norder: manual\n---\n\n导语。\n',
  );
  tree.write('front.yaml', { lead: 'coming', blocks: [{ topic: 'clock' }] });
  await portal.revalidate();
  const places = ['/culture/standing', '/topics/clock', '/', '/culture'];
  const expectHolding = async (holds: boolean): Promise<void> => {
    for (const path of places) {
      const { status, text } = await portal.get(path);
      expect(`${path} ${status} ${text.includes('要来的文章')}`).toBe(`${path} 200 ${holds}`);
    }
  };
  await expectHolding(false);
  portal.clock.set('2031-08-01T09:00:00.010+08:00');
  await expectHolding(true);
  portal.clock.set('2031-08-01T10:00:00.010+08:00');
  await expectHolding(false);
  tree.write('front.yaml', {});
  await portal.revalidate();
});

test('several due at once, and a jump of the clock over many moments', async ({ portal, tree }) => {
  portal.clock.set('2031-09-01T08:00:00+08:00');
  for (let hour = 9; hour < 19; hour += 1) {
    tree.article({
      slug: `hour-${hour}`,
      title: `整点${hour}时`,
      section: 'notices',
      date: `2031-09-01 ${String(hour).padStart(2, '0')}:00`,
      expires: hour < 12 ? '2031-09-02 00:00' : undefined,
    });
    tree.article({
      slug: `twin-${hour}`,
      title: `同刻${hour}时`,
      section: 'notices',
      date: `2031-09-01 ${String(hour).padStart(2, '0')}:00`,
    });
  }
  await portal.revalidate();
  expect((await search(portal, { from: '2031-09-01', to: '2031-09-01' })).total).toBe(0);
  portal.clock.set('2031-09-01T10:00:00.010+08:00');
  expect((await search(portal, { from: '2031-09-01', to: '2031-09-01' })).total).toBe(4);
  portal.clock.set('2031-09-03T08:00:00+08:00');
  expect((await portal.get('/notices/hour-9')).status).toBe(410);
  expect((await portal.get('/notices/hour-18')).status).toBe(200);
  const day = await portal.get('/archive/2031/09/01');
  expect(missing(day.text, ['整点18时', '同刻9时'])).toEqual([]);
  expect(present(day.text, ['整点9时'])).toEqual([]);
  expect((await search(portal, { from: '2031-09-01', to: '2031-09-01' })).total).toBe(17);
});

test('what came due or expired while the portal was stopped is right after the start', async ({
  portal,
  tree,
}) => {
  portal.clock.set('2031-10-01T08:00:00+08:00');
  tree.article({ slug: 'slept-in', title: '停机时到点', date: '2031-10-01 09:00' });
  tree.article({
    slug: 'slept-out',
    title: '停机时到期',
    date: '2031-10-01 07:00',
    expires: '2031-10-01 09:00',
  });
  await portal.revalidate();
  expect((await portal.get('/news/slept-in')).status).toBe(404);
  expect((await portal.get('/news/slept-out')).status).toBe(200);
  await portal.stop();
  portal.clock.set('2031-10-01T10:00:00+08:00');
  await portal.start();
  expect((await portal.get('/news/slept-in')).status).toBe(200);
  expect((await portal.get('/news/slept-out')).status).toBe(410);
  expect(missing((await portal.get('/')).text, ['停机时到点'])).toEqual([]);
  expect(present((await portal.get('/news')).text, ['停机时到期'])).toEqual([]);
});

test('the date in the header changes at midnight in the site’s timezone', async ({ portal }) => {
  portal.clock.set('2031-11-23T23:59:00+08:00');
  for (const path of ['/', '/news', '/news/always', '/nothing'])
    expect(missing((await portal.get(path)).text, ['2031年11月23日']), path).toEqual([]);
  portal.clock.set('2031-11-24T00:00:00.010+08:00');
  for (const path of ['/', '/news', '/news/always', '/nothing'])
    expect(missing((await portal.get(path)).text, ['2031年11月24日 星期一']), path).toEqual([]);
});

test('the news sitemap holds two days', async ({ portal, tree }) => {
  portal.clock.set('2031-12-01T08:00:00+08:00');
  const file = tree.article({ slug: 'two-days', title: '两日之内', date: '2031-12-01 07:00' });
  await portal.revalidate([file]);
  expect(missing((await portal.get('/news-sitemap.xml')).text, ['两日之内'])).toEqual([]);
  portal.clock.set('2031-12-04T08:00:00+08:00');
  expect(present((await portal.get('/news-sitemap.xml')).text, ['两日之内'])).toEqual([]);
  expect((await portal.get('/news/two-days')).status).toBe(200);
});

test('the clock turned back hides again what is not due', async ({ portal, tree }) => {
  portal.clock.set('2031-12-10T08:00:00+08:00');
  const file = tree.article({ slug: 'turned-back', title: '拨回时钟', date: '2031-12-10 07:00' });
  await portal.revalidate([file]);
  expect((await portal.get('/news/turned-back')).status).toBe(200);
  expect(missing((await portal.get('/')).text, ['拨回时钟'])).toEqual([]);
  portal.clock.set('2031-12-09T08:00:00+08:00');
  expect((await portal.get('/news/turned-back')).status).toBe(404);
  expect(present((await portal.get('/')).text, ['拨回时钟'])).toEqual([]);
});
