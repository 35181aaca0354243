import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** A block of a page as it lies there, in CSS pixels. */
export interface Block {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The blocks that make a page what it is; each is as wide as its place, not as its text. */
const blocks = [
  ...['.masthead', '.nav', '.footer', '.footer-columns > *'],
  ...['.front-lead', '.front-secondary', '.front-side', '.front-pictures', '.panel'],
  ...['.list-header', '.sub-sections', '.cards', '.cards .card', '.topics > *', '.pager'],
  ...['.article', '.article-header', '.byline', '.article-cover', '.prose', '.article-footer'],
  ...[
    '.neighbours',
    '.article-aside',
    '.search-form',
    '.facets',
    '.search-results',
    '.calendar-sheet',
    '.days',
  ],
];

export function layoutOf(page: Page): Promise<Block[]> {
  return page.evaluate((selectors) => {
    const found: Block[] = [];
    for (const name of selectors) {
      for (const element of document.querySelectorAll(name)) {
        const { x, y, width, height } = element.getBoundingClientRect();
        if (width === 0) continue;
        const [left, top, wide, high] = [x, y + scrollY, width, height].map(Math.round);
        found.push({ name, x: left ?? 0, y: top ?? 0, width: wide ?? 0, height: high ?? 0 });
      }
    }
    return found;
  }, blocks);
}

/**
 * Differences that other fonts do not explain: a block that is missing, stands elsewhere, has another width, is less
 * than half or more than twice as high, or no longer ends above one in its column.
 */
export function differences(found: readonly Block[], expected: readonly Block[]): string[] {
  const names = (list: readonly Block[]): string => list.map(({ name }) => name).join(' ');
  if (names(found) !== names(expected)) return [`blocks: ${names(found)}`];
  const isAbove = (one?: Block, other?: Block): boolean =>
    one !== undefined &&
    other !== undefined &&
    one.y + one.height <= other.y + 1 &&
    one.x < other.x + other.width &&
    other.x < one.x + one.width;
  return found.flatMap((block, n) => {
    const was = expected[n];
    if (!was) return [];
    const same =
      Math.abs(block.x - was.x) <= 8 &&
      Math.abs(block.width - was.width) <= 8 &&
      block.height >= 0.5 * was.height - 40 &&
      block.height <= 2 * was.height + 40;
    const changed = same ? [] : [`${block.name}: ${JSON.stringify(block)}, not ${JSON.stringify(was)}`];
    const passed = found
      .filter((other, m) => isAbove(was, expected[m]) && !isAbove(block, other))
      .map(({ name }) => `${block.name} is no longer above ${name}`);
    return [...changed, ...passed];
  });
}

export function readLayout(file: string): Block[] {
  const parsed: Block[] = JSON.parse(readFileSync(file, 'utf8'));
  return parsed;
}

export function writeLayout(file: string, layout: readonly Block[]): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const lines = layout.map(
    ({ name, x, y, width, height }) =>
      `  { "name": ${JSON.stringify(name)}, "x": ${x}, "y": ${y}, "width": ${width}, "height": ${height} }`,
  );
  writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`);
}

/** What letters look like here: the browser's major version and a digest of a line in each font of the site. */
export async function fingerprint(page: Page): Promise<string> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 800;
    canvas.height = 160;
    const pen = canvas.getContext('2d');
    const root = getComputedStyle(document.documentElement);
    ['--serif', '--sans', '--mono'].forEach((token, n) => {
      if (!pen) return;
      pen.font = `${n === 0 ? 700 : 400} 24px ${root.getPropertyValue(token)}`;
      pen.fillText('开元新闻网，“永”字八法 Kaiyuan 2024', 8, 40 + 48 * n);
    });
    return canvas.toDataURL();
  });
  const version = page.context().browser()?.version().split('.')[0] ?? '';
  return `chromium-${version}-${createHash('sha256').update(drawn).digest('hex').slice(0, 8)}`;
}
