import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deskShots } from './desk-shots';
import type { Shot, Stage } from './stage';

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

/** By the names of their files. */
export const shots: Readonly<Record<string, Shot>> = { front, preview, errors, ...deskShots };
