import { expect } from '@playwright/test';
import { validateMarkup } from '@/scripts/quality/markup';
import { everyPage, everyPageTime, fillEveryPage, previewEntrance } from './support/every-page';
import { testWithPortal } from './support/test';

/** The documents as they are sent, against the HTML standard. */
const test = testWithPortal((tree) => {
  fillEveryPage(tree);
  return {};
});

for (const [name, address] of Object.entries(everyPage)) {
  test(`valid: ${name}`, async ({ portal }) => {
    portal.clock.set(everyPageTime);
    const { text } = await portal.get(address);
    expect(await validateMarkup(text, name)).toEqual([]);
  });
}

test('valid: preview of a draft', async ({ portal }) => {
  portal.clock.set(everyPageTime);
  const { headers } = await portal.get(await previewEntrance());
  const cookie = (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
  const { status, text } = await portal.get(headers.location ?? '', { headers: { cookie } });
  expect(status).toBe(200);
  expect(await validateMarkup(text, 'preview')).toEqual([]);
});

test('faults are found', async () => {
  const faulty =
    '<!DOCTYPE html><html lang="zh"><head><title>一</title></head><body><p><div>二</div></p></body></html>';
  expect(await validateMarkup(faulty, 'faulty')).not.toEqual([]);
});
