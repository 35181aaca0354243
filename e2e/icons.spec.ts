import { expect } from '@playwright/test';
import sharp from 'sharp';
import { testWithPortal } from './support/test';

/** The site's sign in tabs, on home screens and in the frame of the browser. */
const test = testWithPortal((tree) => {
  tree.article({ slug: 'one', title: '一篇' });
  return {};
});

interface Icon {
  src: string;
  sizes: string;
  type: string;
  purpose?: string;
}

test('the manifest names icons of every kind, and each is what it says', async ({ portal }) => {
  const manifest: { icons: Icon[] } = JSON.parse((await portal.get('/manifest.webmanifest')).text);
  const named = manifest.icons.map(({ src, sizes, purpose = 'any' }) => `${src} ${sizes} ${purpose}`);
  expect(named).toEqual([
    '/favicon.svg any any',
    '/favicon.ico 32x32 any',
    '/apple-touch-icon.png 180x180 any',
    '/icon-192.png 192x192 any',
    '/icon-512.png 512x512 any',
    '/icon-maskable-512.png 512x512 maskable',
  ]);
  for (const { src, sizes, type } of manifest.icons) {
    const { status, headers, bytes } = await portal.get(src);
    expect(`${src} ${status} ${headers['content-type']}`).toBe(`${src} 200 ${type}`);
    if (type !== 'image/png') continue;
    const { format, width, height } = await sharp(bytes).metadata();
    expect(`${src} image/${format} ${width}x${height}`).toBe(`${src} image/png ${sizes}`);
  }
});

test('what systems cut a shape out of has no clear corners', async ({ portal }) => {
  for (const src of ['/apple-touch-icon.png', '/icon-maskable-512.png', '/icon-512.png']) {
    const { data, info } = await sharp((await portal.get(src)).bytes)
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const corners = [0, info.width - 1, (info.height - 1) * info.width, info.height * info.width - 1];
    const opaque = corners.map((at) => data[at * 4 + 3] === 255);
    expect(`${src} ${opaque}`).toBe(`${src} ${corners.map(() => src !== '/icon-512.png')}`);
  }
});

test('favicon.ico is an icon file with one picture of 32 pixels', async ({ portal }) => {
  const { bytes } = await portal.get('/favicon.ico');
  // Reserved, kind, pictures, then width and height of the first.
  expect([...bytes.subarray(0, 8)]).toEqual([0, 0, 1, 0, 1, 0, 32, 32]);
  const [length, offset] = [bytes.readUInt32LE(14), bytes.readUInt32LE(18)];
  expect(offset + length).toBe(bytes.length);
  const { format, width, height } = await sharp(bytes.subarray(offset)).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', width: 32, height: 32 });
});

test('every document names them, and the colour of its paper by day and by night', async ({
  page,
  portal,
}) => {
  const { theme_color: themeColor } = JSON.parse((await portal.get('/manifest.webmanifest')).text);
  for (const path of ['/', '/news/one', '/zh-hant/news/one', '/nothing']) {
    await page.goto(path);
    const links = await page
      .locator('link[rel="icon"], link[rel="apple-touch-icon"], link[rel="manifest"]')
      .evaluateAll((all) => all.map((link) => `${link.getAttribute('rel')} ${link.getAttribute('href')}`));
    expect(links.sort(), path).toEqual([
      'apple-touch-icon /apple-touch-icon.png',
      'icon /favicon.ico',
      'icon /favicon.svg',
      'manifest /manifest.webmanifest',
    ]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { said, seen } = await page.evaluate(() => {
        const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')];
        const inForce = metas.find(({ media }) => matchMedia(media).matches);
        const probe = document.createElement('i');
        probe.style.color = inForce?.content ?? '';
        document.body.append(probe);
        const colour = getComputedStyle(probe).color;
        probe.remove();
        return { said: colour, seen: getComputedStyle(document.documentElement).backgroundColor };
      });
      expect(`${path} ${colorScheme} ${said}`).toBe(`${path} ${colorScheme} ${seen}`);
    }
    const light = page.locator('meta[name="theme-color"][media*="light"]');
    await expect(light).toHaveAttribute('content', themeColor);
  }
});
