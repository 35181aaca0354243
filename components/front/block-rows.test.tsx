import { describe, expect, it } from 'vitest';
import { blockRows } from './block-rows';

const text = { style: 'text' } as const;
const pictures = { style: 'pictures' } as const;
const ranked = { style: 'ranked' } as const;

describe('blockRows', () => {
  it('puts neighbouring text blocks side by side, three at most', () => {
    expect(blockRows([text, text, text, text])).toEqual([[text, text, text], [text]]);
    expect(blockRows([text, ranked, pictures, ranked])).toEqual([[text, ranked], [pictures], [ranked]]);
  });

  it('gives a picture block the whole width and keeps the order', () => {
    expect(blockRows([text, pictures, text, text])).toEqual([[text], [pictures], [text, text]]);
    expect(blockRows([pictures, pictures])).toEqual([[pictures], [pictures]]);
    expect(blockRows([])).toEqual([]);
  });
});
