import { describe, expect, it } from 'vitest';
import {
  askedVariant,
  cropSize,
  cropsOf,
  isOffered,
  offeredWidths,
  singleAddress,
  srcSetOf,
  variantAddress,
  versionedAddress,
} from './picture-address';

const facts = { width: 1500, height: 1000, version: 'abc', raster: 'jpeg' } as const;

describe('widths', () => {
  it.each([
    [4000, [320, 640, 960, 1280, 1920]],
    [1920, [320, 640, 960, 1280, 1920]],
    [1500, [320, 640, 960, 1280, 1920]],
    [1400, [320, 640, 960, 1280]],
    [641, [320, 640]],
    [600, [320, 640]],
    [340, [320]],
    [320, []],
    [16, []],
  ])('of a picture %d wide are %j', (own, widths) => {
    expect(offeredWidths(own)).toEqual(widths);
  });

  it('never promise more pixels than there are', () => {
    expect(srcSetOf('/media/a.jpg', { ...facts, width: 500 }, 'webp')).toBe(
      '/media/a.jpg?v=abc&w=320&f=webp 320w, /media/a.jpg?v=abc&w=640&f=webp 500w',
    );
    expect(srcSetOf('/media/a.svg', { width: 500, height: 10 }, 'webp')).toBeUndefined();
  });
});

describe('addresses', () => {
  it('encode what would divide a srcset, once', () => {
    const variant = { width: 320, format: 'avif' } as const;
    const wanted = '/media/%E5%9B%BE%20%E7%89%87%2C1.jpg?v=abc&w=320&f=avif';
    expect(variantAddress('/media/图 片,1.jpg', 'abc', variant)).toBe(wanted);
    expect(variantAddress('/media/%E5%9B%BE%20%E7%89%87,1.jpg', 'abc', variant)).toBe(wanted);
  });

  it('stay plain without a version', () => {
    expect(versionedAddress('/media/a.svg', undefined)).toBe('/media/a.svg');
    expect(versionedAddress('/media/a.jpg', 'abc')).toBe('/media/a.jpg?v=abc');
  });

  it('name one variant where there is room for one', () => {
    expect(singleAddress('/media/a.jpg', facts, 1000)).toBe('/media/a.jpg?v=abc&w=960&f=jpeg');
    expect(singleAddress('/media/a.jpg', { ...facts, width: 300 }, 1000)).toBe('/media/a.jpg?v=abc');
    expect(singleAddress('/media/a.svg', { width: 9, height: 9 }, 1000)).toBe('/media/a.svg');
  });
});

describe('crops', () => {
  it('are as large as the original allows, up to 1200 pixels wide', () => {
    expect(cropSize(facts, '16x9')).toEqual({ width: 1200, height: 675 });
    expect(cropSize(facts, '4x3')).toEqual({ width: 1200, height: 900 });
    expect(cropSize(facts, '1x1')).toEqual({ width: 1000, height: 1000 });
    expect(cropSize({ ...facts, height: 590 }, '1x1')).toBeUndefined();
    expect(cropSize({ width: 1500, height: 1000 }, '1x1')).toBeUndefined();
  });

  it('have addresses that are offered, and no others are', () => {
    expect(cropsOf('/media/a.jpg', { ...facts, height: 590 }).map(({ src }) => src)).toEqual([
      '/media/a.jpg?v=abc&w=1200&r=4x3&f=jpeg',
      '/media/a.jpg?v=abc&w=1200&r=16x9&f=jpeg',
    ]);
    for (const { src } of cropsOf('/media/a.jpg', facts)) {
      const variant = askedVariant(new URL(src, 'http://x').searchParams);
      expect(typeof variant === 'object' && isOffered(facts, variant)).toBe(true);
    }
    for (const wrong of [
      { width: 1200, format: 'webp', ratio: '1x1' },
      { width: 960, format: 'jpeg', ratio: '1x1' },
      { width: 1200, format: 'jpeg' },
    ] as const) {
      expect(isOffered(facts, wrong)).toBe(false);
    }
  });
});

describe('askedVariant', () => {
  const asked = (query: string) => askedVariant(new URLSearchParams(query));

  it('reads what pages write', () => {
    expect(asked('v=abc&w=640&f=webp')).toEqual({ width: 640, format: 'webp' });
    expect(asked('v=abc')).toBeUndefined();
    expect(asked('utm_source=x')).toBeUndefined();
  });

  it.each([
    'r=4x3',
    'w=1200&f=jpeg&r=3x2',
    'w=1200&f=jpeg&r=',
    'w=1200&f=jpeg&r=4x3&r=1x1',
    'w=641&f=webp',
    'w=0640&f=webp',
    'w=640.0&f=webp',
    'w=&f=webp',
    'w=-320&f=webp',
    'w=640',
    'f=webp',
    'w=640&f=gif',
    'w=640&f=svg',
    'w=640&f=AVIF',
    'w=640&f=toString',
    'w=640&w=320&f=webp',
    'w=640&f=webp&f=avif',
  ])('knows no other: %s', (query) => {
    expect(asked(query)).toBe('unknown');
  });

  it('offers only what the picture has', () => {
    expect(isOffered(facts, { width: 1920, format: 'avif' })).toBe(true);
    expect(isOffered(facts, { width: 640, format: 'png' })).toBe(false);
    expect(isOffered({ ...facts, width: 700 }, { width: 1280, format: 'avif' })).toBe(false);
    expect(isOffered({ width: 1500, height: 1000 }, { width: 640, format: 'webp' })).toBe(false);
  });
});
