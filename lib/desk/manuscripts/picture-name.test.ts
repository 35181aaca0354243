import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureName } from './picture-name';

describe('the name of a picture', () => {
  it.each([
    ['开放日现场.JPG', 'kai-fang-ri-xian-chang'],
    ['IMG_0001.jpeg', 'img-0001'],
    ['C:\\照片\\会场 (2).png', 'hui-chang-2'],
    ['../../etc/passwd', 'passwd'],
    ['Évènement à Paris.webp', 'evenement-a-paris'],
    ['.htaccess', 'picture'],
    ['🎉.png', 'picture'],
    ['', 'picture'],
  ])('%j', (given, wanted) => {
    expect(pictureName(given)).toBe(wanted);
  });

  it('is never anything but letters, digits and hyphens', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (given) => {
        expect(pictureName(given)).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(pictureName(given).length).toBeLessThanOrEqual(60);
      }),
    );
  });
});
