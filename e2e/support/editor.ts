import { expect, type Locator, type Page } from '@playwright/test';
import type { Colleague } from './desk';
import type { Portal } from './portal';

/** Puts somebody's session into a browser, which then sends it below /desk as after signing in. */
export async function signIn(page: Page, portal: Portal, { cookie }: Colleague): Promise<void> {
  const [name = '', ...value] = cookie.split('=');
  await page.context().addCookies([{ name, value: value.join('='), url: `${portal.url}/desk` }]);
}

/** The text field of the editing page, when it is ready. */
export async function openEditor(page: Page, slug: string): Promise<Locator> {
  await page.goto(`/desk/articles/${slug}`);
  const text = page.getByRole('textbox', { name: '稿件文本' });
  await expect(text).toBeVisible();
  return text;
}

/** The lines that the text field shows; all of them when the article is short. */
export function linesOf(text: Locator): Promise<string[]> {
  return text.locator('.cm-line').allTextContents();
}

/** Puts the cursor behind a piece of text on the screen. */
export async function placeCursor(text: Locator, behind: string): Promise<void> {
  const line = text.locator('.cm-line', { hasText: behind }).first();
  await line.click();
  await line.evaluate((element, piece) => {
    const at = element.textContent.indexOf(piece) + piece.length;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (before + length >= at) return getSelection()?.collapse(node, at - before);
      before += length;
    }
  }, behind);
}

/** Where what was typed is, as the page says it. */
export function statusOf(page: Page): Locator {
  return page.locator('.editor-status');
}
