import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Picture } from './picture';
import { PictureImage } from './picture-image';

const facts = { width: 700, height: 400, version: 'abc', raster: 'jpeg' } as const;

describe('PictureImage', () => {
  it('offers newer formats first and keeps the original', () => {
    const html = renderToStaticMarkup(
      <PictureImage src="/media/a.jpg" alt="替代" facts={facts} sizes="50vw" fluid />,
    );
    const set = (format: string): string =>
      `/media/a.jpg?v=abc&amp;w=320&amp;f=${format} 320w, /media/a.jpg?v=abc&amp;w=640&amp;f=${format} 640w`;
    expect(html).toBe(
      [
        '<picture>',
        `<source type="image/avif" srcSet="${set('avif')}" sizes="auto, 50vw"/>`,
        `<source type="image/webp" srcSet="${set('webp')}" sizes="auto, 50vw"/>`,
        `<img src="/media/a.jpg?v=abc" srcSet="${set('jpeg')}" sizes="auto, 50vw" alt="替代" loading="lazy" decoding="async" width="700" height="400"/>`,
        '</picture>',
      ].join(''),
    );
  });

  it('loads what is above the fold at once', () => {
    const html = renderToStaticMarkup(
      <PictureImage src="/media/a.jpg" alt="" facts={facts} sizes="50vw" fluid priority />,
    );
    expect(html).toContain('fetchPriority="high"');
    expect(html).not.toMatch(/loading=|decoding=|auto,/);
  });

  it('leaves drawings, small pictures and those of other sites alone', () => {
    const plain = (src: string, known?: object): string =>
      renderToStaticMarkup(
        <PictureImage
          src={src}
          alt=""
          facts={known && { width: 90, height: 60, ...known }}
          sizes="50vw"
          fluid
        />,
      );
    expect(plain('/media/a.svg', {})).toBe(
      '<img src="/media/a.svg" alt="" loading="lazy" decoding="async" width="90" height="60"/>',
    );
    expect(plain('/media/a.jpg', { version: 'abc', raster: 'jpeg' })).toBe(
      '<img src="/media/a.jpg?v=abc" alt="" loading="lazy" decoding="async" width="90" height="60"/>',
    );
    expect(plain('https://example.org/a.jpg')).toBe(
      '<img src="https://example.org/a.jpg" alt="" loading="lazy" decoding="async"/>',
    );
  });
});

describe('Picture', () => {
  it('keeps the size that its data have where no file can be asked', () => {
    const picture = { src: '/media/a.jpg', alt: '替代', width: 30, height: 20 };
    expect(renderToStaticMarkup(<Picture picture={picture} />)).toContain('alt="替代"');
    expect(renderToStaticMarkup(<Picture picture={picture} decorative />)).toContain(
      'alt="" loading="lazy" decoding="async" width="30" height="20"',
    );
  });
});
