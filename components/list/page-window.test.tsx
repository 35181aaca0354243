import { describe, expect, it } from 'vitest';
import { pageWindow } from './page-window';

describe('pageWindow', () => {
  it('shows every page of a short list', () => {
    expect(pageWindow(1, 1)).toEqual([1]);
    expect(pageWindow(2, 4)).toEqual([1, 2, 3, 4]);
  });

  it('keeps the first, the last and the neighbours of a long one', () => {
    expect(pageWindow(50, 100)).toEqual([1, 48, 49, 50, 51, 52, 100]);
    expect(pageWindow(100, 100)).toEqual([1, 98, 99, 100]);
  });
});
