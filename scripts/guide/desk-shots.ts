import type { Page } from 'playwright';
import type { Shot, Stage } from './stage';

/** Pictures of the desk. People and articles are those of the small newsroom; each picture prepares what it shows. */

const editor = ['王编辑', 'editor'] as const;
const chief = ['赵主编', 'chief'] as const;
const reporter = ['李记者', 'author'] as const;

/** What the pages of the desk send, as somebody who is signed in. @throws Error when it is refused */
async function send(page: Page, method: string, target: string, body?: object): Promise<unknown> {
  const { status, text } = await page.evaluate(
    async ({ method, target, body }) => {
      const headers = { 'content-type': 'application/json' };
      const init = body ? { method, headers, body: JSON.stringify(body) } : { method };
      const answer = await fetch(target, init);
      return { status: answer.status, text: await answer.text() };
    },
    { method, target, body },
  );
  if (status >= 300) throw new Error(`${method} ${target}: ${status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

interface Manuscript {
  source: string;
  version: string;
}

async function manuscriptOf(page: Page, slug: string): Promise<Manuscript> {
  const answer = await send(page, 'GET', `/desk/api/manuscripts/${slug}`);
  const { source, version } = Object(answer);
  return { source: String(source), version: String(version) };
}

/** Saves an article with text replaced, as that person. */
async function save(page: Page, slug: string, from: string, to: string): Promise<void> {
  const { source, version } = await manuscriptOf(page, slug);
  await send(page, 'PUT', `/desk/api/manuscripts/${slug}`, {
    source: source.replace(from, to),
    base: version,
  });
}

async function openEditor(stage: Stage, page: Page, slug: string): Promise<void> {
  await page.goto(`${await stage.portal()}/desk/articles/${slug}`);
  await page.locator('.cm-content').waitFor();
}

/** The live preview shows what is in the text. */
async function untilPreviewed(page: Page, text: string): Promise<void> {
  await page.frameLocator('.preview-frame').getByText(text).first().waitFor();
}

const lists: Shot = async (stage) => {
  const page = await stage.deskPage(...editor);
  await page.goto(`${await stage.portal()}/desk?list=all`);
  await page.locator('main').getByText('城南早市').first().waitFor();
  return page.screenshot();
};

const people: Shot = async (stage) => {
  await stage.deskPage(...reporter);
  await stage.deskPage(...editor);
  const page = await stage.deskPage(...chief);
  await page.goto(`${await stage.portal()}/desk/people`);
  await page.locator('main').getByText('李记者').first().waitFor();
  return page.screenshot({ clip: { x: 0, y: 0, width: 1280, height: 600 } });
};

const editing: Shot = async (stage) => {
  const page = await stage.deskPage(...editor);
  await openEditor(stage, page, 'summer-concert');
  await untilPreviewed(page, '江滩音乐会节目单公布');
  return page.screenshot();
};

const fields: Shot = async (stage) => {
  const page = await stage.deskPage(...editor);
  await openEditor(stage, page, 'summer-concert');
  await page.getByRole('tab', { name: '字段' }).click();
  await page.getByLabel(/^标题/).first().waitFor();
  return page.screenshot();
};

const handedOver: Shot = async (stage) => {
  const writer = await stage.deskPage(...reporter);
  const slug = 'night-school';
  await send(writer, 'POST', '/desk/api/manuscripts', { slug, title: '夜校开到家门口', section: 'city' });
  const { source, version } = await manuscriptOf(writer, slug);
  const text = source.replace(
    /<Lead>[\s\S]*$/,
    '<Lead>\n\n六月起，三个社区开办夜校，书法班报名最多。\n\n</Lead>\n\n每周二、四晚上七点开课，教室就在居委会二楼。\n',
  );
  await send(writer, 'PUT', `/desk/api/manuscripts/${slug}/working-copy`, { source: text, base: version });
  await send(writer, 'POST', `/desk/api/manuscripts/${slug}/submit`);
  const page = await stage.deskPage(...editor);
  await openEditor(stage, page, slug);
  await page.getByRole('button', { name: '查看并发布' }).click();
  await page.getByRole('dialog').getByText('书法班').first().waitFor();
  return page.screenshot();
};

const clash: Shot = async (stage) => {
  const page = await stage.deskPage(...editor);
  await openEditor(stage, page, 'library-hours');
  await page.locator('.cm-line', { hasText: '延长开放从六月一日起' }).click();
  await page.keyboard.press('End');
  await page.keyboard.insertText('周一照常闭馆。');
  await save(await stage.deskPage(...chief), 'library-hours', '两百个座位', '三百个座位');
  await page.getByRole('button', { name: '对照并合并' }).click();
  await page.getByRole('dialog').getByText('还有').first().waitFor();
  return page.screenshot();
};

const links: Shot = async (stage) => {
  const page = await stage.deskPage(...editor);
  await page.goto(`${await stage.portal()}/desk/links`);
  for (const [slug, hours, note] of [
    ['summer-concert', 24, '市交响乐团核对节目单'],
    ['exam-traffic', 72, '交警支队'],
  ] as const)
    await send(page, 'POST', '/desk/api/links', { slug, hours, note });
  await page.reload();
  await page.getByText('交警支队').first().waitFor();
  return page.screenshot({ clip: { x: 0, y: 0, width: 1280, height: 640 } });
};

const compare: Shot = async (stage) => {
  const page = await stage.deskPage(...editor);
  await save(page, 'bridge-repair', '公交夜班车改走北桥。', '公交夜班车改走北桥，末班车提前到十点半。');
  await page.goto(`${await stage.portal()}/desk/articles/bridge-repair/compare`);
  await page.getByText('末班车').first().waitFor();
  return page.screenshot({ clip: { x: 0, y: 0, width: 1280, height: 440 } });
};

const future: Shot = async (stage) => {
  const page = await stage.deskPage(...editor);
  await page.goto(`${await stage.portal()}/desk/future?at=2026-06-05T09:00`);
  await page.getByText('高考期间').first().waitFor();
  return page.screenshot();
};

/** By the names of their files. */
export const deskShots: Readonly<Record<string, Shot>> = {
  'desk-lists': lists,
  'desk-people': people,
  'desk-editing': editing,
  'desk-fields': fields,
  'desk-handed-over': handedOver,
  'desk-clash': clash,
  'desk-links': links,
  'desk-compare': compare,
  'desk-future': future,
};
