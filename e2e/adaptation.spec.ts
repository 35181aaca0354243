import { expect, type Page } from '@playwright/test';
import { everyPage, everyPageTime, fillEveryPage, previewEntrance } from './support/every-page';
import { testWithPortal } from './support/test';

/** Pages under the settings of their readers: zoom, text spacing, little motion, forced colours; and what they are called. */
const test = testWithPortal((tree) => {
  fillEveryPage(tree);
  return {};
});

const addressOf = (name: string): string => everyPage[name] ?? '';

test.beforeEach(({ portal }) => portal.clock.set(everyPageTime));

/** Adds a style sheet as a reader's tool does, past the policy of the page. */
function addStyles(page: Page, css: string): Promise<void> {
  return page.evaluate(async (text) => {
    const sheet = new CSSStyleSheet();
    await sheet.replace(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}

/** What is cut off at the edge of the window or of its box, or runs out of its box over others. */
function lostText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const lost = root.scrollWidth > root.clientWidth ? [`the window: ${root.scrollWidth} px`] : [];
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      // Only for screen readers, or shortened on purpose: a summary in a small card.
      if (!element.checkVisibility() || element.closest('svg, .sr-only, .spoken-status')) continue;
      const style = getComputedStyle(element);
      if (style.display === 'inline' || style.webkitLineClamp !== 'none') continue;
      const text = document.createRange();
      const nodes = [...element.childNodes].filter((node) => node instanceof Text && node.data.trim());
      const [first] = nodes;
      const last = nodes.at(-1);
      if (!first || !last) continue;
      text.setStartBefore(first);
      text.setEndAfter(last);
      const words = text.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      // Letters end with their spacing, and stand higher than a tight line.
      const em = Number.parseFloat(style.fontSize);
      const fits = words.right <= box.right + 0.2 * em && words.bottom <= box.bottom + 0.5 * em;
      const scrolls = /auto|scroll/.test(`${style.overflowX} ${style.overflowY}`);
      if (!fits && !scrolls)
        lost.push(`${element.localName}.${element.className} ${text.toString().slice(0, 20)}`);
    }
    return lost;
  });
}

// WCAG 1.4.12, with the indents and margins that go with them.
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`;

test('text spacing of the reader’s own takes nothing away', async ({ page }) => {
  test.setTimeout(90_000);
  for (const [name, address] of Object.entries(everyPage)) {
    await page.goto(address);
    await addStyles(page, spacing);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await lostText(page), `${name} at ${width} px`).toEqual([]);
    }
  }
});

test('lost text would be noticed', async ({ page }) => {
  await page.goto(addressOf('static page'));
  await addStyles(page, `main p { inline-size: 2em; white-space: nowrap; } ${spacing}`);
  expect(await lostText(page)).not.toEqual([]);
});

test.describe('at 200 % zoom', () => {
  test.use({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });

  test('everything is there, and no line is wider than the window', async ({ page }) => {
    test.setTimeout(90_000);
    for (const [name, address] of Object.entries(everyPage)) {
      await page.goto(address);
      expect.soft(await lostText(page), name).toEqual([]);
    }
  });
});

test('a preview at 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(await previewEntrance());
  await expect(page.getByRole('complementary', { name: '预览' })).toBeVisible();
  expect(await lostText(page)).toEqual([]);
});

test('who wants little motion gets none', async ({ page }) => {
  const moving = (): Promise<string[]> =>
    page.evaluate(() => {
      const found: string[] = [];
      for (const element of document.querySelectorAll('*')) {
        for (const part of ['', '::before', '::after']) {
          const style = getComputedStyle(element, part || null);
          const durations = `${style.transitionDuration}, ${style.animationDuration}`;
          if (/[1-9]/.test(durations) || style.scrollBehavior === 'smooth')
            found.push(`${element.localName}${part} ${durations} ${style.scrollBehavior}`);
        }
      }
      return found;
    });
  for (const name of ['front', 'article with every component', 'search with results']) {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(addressOf(name));
    expect(await moving(), name).toEqual([]);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await moving(), name).not.toEqual([]);
  }
});

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('controls keep an edge or a text, and the focus a ring', async ({ page }) => {
    for (const name of ['front', 'article with every component', 'search with results']) {
      await page.goto(addressOf(name));
      const bare = await page.locator('button, input, select, summary').evaluateAll((all) =>
        all.flatMap((element) => {
          if (!(element instanceof HTMLElement) || !element.checkVisibility()) return [];
          const edged = [element, element.closest('.search-line, form')].some(
            (box) => box && Number.parseFloat(getComputedStyle(box).borderTopWidth) > 0,
          );
          const { maskImage, borderTopWidth } = getComputedStyle(element, '::before');
          const icon = maskImage !== 'none' || Number.parseFloat(borderTopWidth) > 0;
          const says = element.textContent.trim() !== '' || icon;
          element.focus({ focusVisible: true });
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
          return (edged || says) && ring ? [] : [element.outerHTML.slice(0, 80)];
        }),
      );
      expect(bare, name).toEqual([]);
    }
  });

  test('what is chosen differs from what is not', async ({ page }) => {
    await page.goto(addressOf('article'));
    const edges = (selector: string): Promise<string[]> =>
      page
        .locator(selector)
        .evaluateAll((all) =>
          all.map(
            (one) => `${getComputedStyle(one).borderBottomStyle} ${getComputedStyle(one).borderBottomColor}`,
          ),
        );
    for (const [chosen, others] of [
      ['main .choice [aria-pressed="true"]', 'main .choice [aria-pressed="false"]'],
      ['.nav-top [aria-current]', '.nav-top a:not([aria-current])'],
    ] as const) {
      await expect(page.locator(chosen)).toHaveCount(1);
      const [edge = ''] = await edges(chosen);
      expect(await edges(others), chosen).not.toContain(edge);
    }
    await page.goto(addressOf('section with pages'));
    const [edge = ''] = await edges('.pager [aria-current]');
    expect(await edges('.pager a')).not.toContain(edge);
  });
});

test('placeholders can be read in every colour scheme', async ({ page }) => {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(addressOf('search'));
    const [placeholder, text] = await page
      .locator('input[placeholder]')
      .first()
      .evaluate((input) => {
        const { color, opacity } = getComputedStyle(input, '::placeholder');
        const sample = document.createElement('p');
        document.querySelector('main')?.append(sample);
        sample.className = 'empty';
        return [`${color} ${opacity}`, `${getComputedStyle(sample).color} 1`];
      });
    // The colour of secondary text, whose contrast axe sees elsewhere.
    expect(placeholder, scheme).toBe(text);
  }
});

test('the accessibility tree names the parts of an article', async ({ page }) => {
  await page.goto(addressOf('article with every component'));
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "跳到正文"
    - banner:
      - paragraph:
        - link "测试新闻网 Test Newsroom"
      - search "站内搜索":
        - searchbox "站内搜索"
        - button "搜索"
      - navigation "快捷链接"
      - navigation "栏目导航":
        - list:
          - listitem:
            - link "新闻中心"
        - group: 全部栏目
        - list "新闻中心":
          - listitem:
            - link "媒体播报"
    - main:
      - article:
        - navigation "当前位置"
        - heading "长江水文年报发布" [level=1]
        - term: 时间
        - definition:
          - time: 2024-05-07 09:30
        - group "文章工具"
        - form "正文字号":
          - button "字号：标准" [pressed]
          - button "字号：大"
          - button "字号：特大"
        - figure "船队过江。 （王五摄）":
          - img "船队"
        - figure "江面全景。":
          - img "江面"
          - button "放大图片：江面"
        - heading "图与数" [level=2]
        - figure "图集":
          - list:
            - listitem:
              - figure "其一 （王五摄）":
                - img "水尺"
        - figure "录像 （赵六摄）"
        - figure "录音 （赵六录）"
        - figure /柱/:
          - img /^柱状图：柱。/
          - group: 查看数据
        - figure "水位":
          - region "水位":
            - table "水位":
              - rowgroup:
                - row:
                  - columnheader "站点"
              - rowgroup:
                - row:
                  - rowheader "张家港"
        - heading "框与引语" [level=3]
        - note "说明"
        - note "注意"
        - note "资料"
        - figure /沈括/:
          - blockquote
        - navigation "前后文章"
      - region "相关阅读":
        - heading "相关阅读" [level=2]
    - contentinfo:
      - form "字号"
      - form "配色"
      - form "版式"
  `);
});
