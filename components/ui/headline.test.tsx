import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Headline } from './headline';

function held(text: string): string[] {
  const html = renderToStaticMarkup(<Headline text={text} />);
  expect(html.replace(/<[^>]+>/g, '')).toBe(text);
  return [...html.matchAll(/<span class="held">(.*?)<\/span>/g)].map(([, unit = '']) => unit);
}

describe('Headline', () => {
  it('keeps a comma with the character before it', () => {
    expect(held('打开这份示范报纸，您会看到什么')).toEqual(['纸，']);
  });

  it('keeps quotation marks and brackets with what they enclose', () => {
    expect(held('这个党建创新“最佳案例”名不虚传')).toEqual(['“最', '例”']);
    expect(held('《“开”》：一')).toEqual(['《“开”》：']);
  });

  it('leaves other scripts and plain text alone', () => {
    expect(held('Vague but exciting: a proposal of 1989')).toEqual([]);
    expect(held('更正办法')).toEqual([]);
    expect(held('')).toEqual([]);
  });

  it('handles characters outside the BMP as one', () => {
    expect(held('生僻字𠮷，读作')).toEqual(['𠮷，']);
  });
});
