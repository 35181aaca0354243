import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from './stage';

/** Takes one picture of the guide, as PNG. */
export type Shot = (stage: Stage) => Promise<Buffer>;

/** The front page, as readers see it. */
async function front(stage: Stage): Promise<Buffer> {
  const page = await stage.page();
  await page.goto(await stage.portal());
  return page.screenshot();
}

/** A draft under its preview link. */
async function preview(stage: Stage): Promise<Buffer> {
  const page = await stage.page();
  await page.goto(await stage.previewLink('summer-concert'));
  return page.screenshot();
}

/** A file with errors while somebody writes. */
async function errors(stage: Stage): Promise<Buffer> {
  const page = await stage.page();
  const file = path.join(stage.content, 'articles/2026/morning-market.mdx');
  const sound = readFileSync(file, 'utf8');
  await page.goto(`${await stage.development()}/city/morning-market`);
  writeFileSync(file, sound.replace('section: city', 'sectoin: city').replace('</Lead>', '</Leed>'));
  await page.locator('dev-errors').getByRole('alert').waitFor();
  const picture = await page.screenshot();
  writeFileSync(file, sound);
  return picture;
}

/** All articles of the newsroom, as an editor finds them. */
async function lists(stage: Stage): Promise<Buffer> {
  const page = await stage.deskPage('王编辑', 'editor');
  await page.goto(`${await stage.portal()}/desk?list=all`);
  await page.locator('main').getByText('城南早市').first().waitFor();
  return page.screenshot();
}

/** Who works at the desk. */
async function people(stage: Stage): Promise<Buffer> {
  await stage.deskPage('李记者', 'author');
  await stage.deskPage('王编辑', 'editor');
  const page = await stage.deskPage('赵主编', 'chief');
  await page.goto(`${await stage.portal()}/desk/people`);
  await page.locator('main').getByText('李记者').first().waitFor();
  return page.screenshot({ clip: { x: 0, y: 0, width: 1280, height: 600 } });
}

/** By the names of their files. */
export const shots: Readonly<Record<string, Shot>> = {
  front,
  preview,
  errors,
  'desk-lists': lists,
  'desk-people': people,
};
