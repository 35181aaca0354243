import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from '../../support/build';
import { hasBuild } from '../../support/build-state.mjs';
import { withBrowser } from '../browser';
import { generateTree } from '../generate';
import { startPortal } from '../portal';
import type { Row } from '../statistics';
import type { Bench, Suite } from '../suite';
import { measureDevelopment } from './development';
import { measureEditing } from './editing-page';
import { measureImport } from './importing';
import { newChief } from './sign-in';

/** What editors wait for: the desk's pages, keys, previews, `npm run dev`, `npm run import`. */
export const desk: Suite = { run };

const paragraph = '开放日活动春季开始预约，请在预约页选好日期，填写人数，凭预约码入场。'.repeat(5);

/** A draft of 20,000 characters. */
function longDraft(): string {
  const parts = Array.from({ length: Math.ceil(20_000 / paragraph.length) }, (_, n) =>
    n % 9 === 0 ? `## 第 ${n} 节\n\n${paragraph}` : paragraph,
  );
  return `---\ntitle: 两万字的稿\nsection: news\ndate: 2024-05-06 09:30\nstatus: draft\n---\n\n${parts.join('\n\n')}\n`;
}

async function run(bench: Bench): Promise<Row[]> {
  const { folder, say } = bench;
  if (!hasBuild()) await build();
  const tree = folder('desk-tree');
  generateTree(tree, 1000);
  mkdirSync(path.join(tree, 'articles/2024'), { recursive: true });
  writeFileSync(path.join(tree, 'articles/2024/long.mdx'), longDraft());
  const deskDir = folder('desk-people');
  const portal = await startPortal(tree, folder('desk-data'), { DESK_DIR: deskDir });
  const rows: Row[] = [];
  try {
    say('editing …');
    const cookies = await newChief(portal.url, deskDir);
    rows.push(...(await withBrowser((browser) => measureEditing(browser, portal.url, cookies))));
  } finally {
    await portal.stop();
  }
  say('npm run dev …');
  rows.push(await withBrowser((browser) => measureDevelopment(browser, tree, folder('desk-development'))));
  say('npm run import …');
  rows.push(...(await measureImport(folder('import-tree'), folder('import-data'))));
  return rows;
}
